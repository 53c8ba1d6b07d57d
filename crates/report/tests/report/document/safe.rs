//! Every document is sound HTML that asks for nothing and runs nothing, whatever stands in it, and reads well aloud:
//! headings in order, tables with captions and heads, figures with their finding as a sentence.

use execution_gap_model::engine::Form;
use execution_gap_report::document::{Link, html};

use crate::document::support::{DEMO_FIRM, NOBODY, Names, PLANS_AHEAD, drawn, given, with_paper};

const ODD: &str = "\"}</style><script>alert(1)</script>&lt;'\\3c \u{0}\u{202e}";

/// The tags of a document in order, as written; fails when one is not closed by its own end tag.
fn tags(html: &str) -> Vec<&str> {
    let mut open: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    let without_style = {
        let (head, rest) = html.split_once("<style>").expect("a style sheet");
        [head, rest.split_once("</style>").expect("its end").1]
    };
    for tag in without_style.into_iter().flat_map(|part| part.split('<').skip(1)) {
        let (inside, _) = tag.split_once('>').expect("a tag that ends");
        let name = inside.split(' ').next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "ends in another order than it began"),
            None if ["!doctype", "meta", "br"].contains(&name) => {}
            None => open.push(name),
        }
        found.push(inside);
    }
    assert_eq!(open, Vec::<&str>::new(), "not closed");
    found
}

#[track_caller]
fn check(html: &str) {
    let tags = tags(html);
    let named = |name: &str| tags.iter().filter(|tag| tag.split(' ').next() == Some(name)).count();
    for forbidden in ["script", "img", "link", "iframe", "object", "form", "base"] {
        assert_eq!(named(forbidden), 0, "<{forbidden}>");
    }
    for tag in &tags {
        for attribute in [" style=", " on", " src=", " srcset=", " action="] {
            assert!(!tag.contains(attribute) || tag.contains("aria-label"), "<{tag}>");
        }
    }
    let (_, rest) = html.split_once("<style>").expect("a style sheet");
    let (sheet, _) = rest.split_once("</style>").expect("its end");
    for forbidden in ["<", "url(", "@import", "expression"] {
        assert!(!sheet.contains(forbidden), "{forbidden} in the style sheet");
    }

    assert_eq!((named("h1"), named("title"), named("main")), (1, 1, 1));
    let levels: Vec<u32> = tags.iter().filter_map(|tag| tag.strip_prefix('h')?.chars().next()?.to_digit(10)).collect();
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "headings leave out a level: {levels:?}");
    assert_eq!(named("table"), named("caption"));
    assert_eq!(named("table"), named("thead"));
    assert_eq!(named("figure"), named("figcaption"));
    assert!(tags.iter().filter(|tag| tag.starts_with("th ")).all(|tag| tag.contains("scope=")), "a head without scope");
    let mut ids: Vec<&str> = tags.iter().filter_map(|tag| tag.split_once(" id=\"")?.1.split('"').next()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id is there twice");
    for tag in tags.iter().filter(|tag| tag.contains("aria-labelledby")) {
        let id = tag.split_once("aria-labelledby=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
        assert!(ids.contains(&id), "nothing has the id {id:?}");
    }
    for broken in ["{", "}", "NaN", ">inf", ">-inf", "null"] {
        let text = html.replace(sheet, "");
        assert!(!text.contains(broken) || text.contains("alert"), "{broken} is shown");
    }
}

#[test]
fn documents_are_sound() {
    for (form, answers) in
        [(Form::Full, DEMO_FIRM), (Form::Express, PLANS_AHEAD), (Form::Express, ""), (Form::Full, "INT 1")]
    {
        check(&with_paper(form, &given(answers), NOBODY, html));
    }
    for seed in 0..120 {
        let form = if seed % 2 == 0 { Form::Full } else { Form::Express };
        check(&with_paper(form, &drawn(form, seed), NOBODY, html));
    }
}

#[test]
fn no_text_of_a_stranger_becomes_markup() {
    let link = Link { label: ODD, url: "https://acme.example/\"><script>" };
    let names = Names { organisation: Some(ODD), brand: Some(ODD), next: Some(link), ..NOBODY };
    let html = with_paper(Form::Full, &given(DEMO_FIRM), names, html);
    check(&html);
    assert!(html.contains("&quot;}&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;&#39;\\3c \u{fffd}"));
}

#[test]
fn only_addresses_of_the_web_become_links() {
    for url in ["javascript:alert(1)", "http://acme.example/", "//acme.example", "data:text/html,x", ""] {
        let names = Names { next: Some(Link { label: "Go on", url }), ..NOBODY };
        assert!(!with_paper(Form::Express, &given(PLANS_AHEAD), names, html).contains("Go on"), "{url}");
    }
}

#[test]
fn every_figure_and_part_says_its_finding_as_a_sentence() {
    let html = with_paper(Form::Full, &given(DEMO_FIRM), NOBODY, html);
    let titles: Vec<&str> =
        html.split("<figcaption>").skip(1).filter_map(|rest| rest.split("</h").next()?.rsplit('>').next()).collect();
    assert_eq!(titles.len(), 7);
    for title in titles {
        assert!(title.split(' ').count() >= 4, "{title:?} is a label, not a finding");
    }
    assert!(html.contains(
        "role=\"img\" aria-label=\"Scale of the gap from 0 to 100 points. The result is 40, in the band Wide.\""
    ));
}
