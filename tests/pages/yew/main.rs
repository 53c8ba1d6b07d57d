//! A host page that is itself a Yew application: it renders the element, listens on buttons of its own, and counts what
//! it is told. yew.html beside this folder loads it, and a browser test reads the counts.

use yew::prelude::*;

/// Its handlers have the numbers that Yew also gives to those inside the widget; a press there must not call them.
#[component]
fn Host() -> Html {
    let own = use_state(|| 0);
    let anywhere = use_state(|| 0);
    let press = |count: &UseStateHandle<i32>| {
        let count = count.clone();
        Callback::from(move |_: MouseEvent| count.set(*count + 1))
    };
    let changed = {
        let own = own.clone();
        Callback::from(move |_: Event| own.set(*own + 1))
    };
    let buttons = (0..20).map(|number| {
        html! { <button type="button" onclick={press(&own)} onchange={changed.clone()}>{ number }</button> }
    });
    html! {
        <main onclick={press(&anywhere)}>
            <p id="own">{ *own }</p>
            <p id="anywhere">{ *anywhere }</p>
            <p id="buttons">{ for buttons }</p>
            <execution-gap loading="eager">
                <a href="https://acme.example/assessment">{ "Take the assessment" }</a>
            </execution-gap>
        </main>
    }
}

/// Mounts the application when the module is started.
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    if let Some(root) = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|page| page.query_selector("#host").ok().flatten())
    {
        yew::Renderer::<Host>::with_root(root).render();
    }
}
