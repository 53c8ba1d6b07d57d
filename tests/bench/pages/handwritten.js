// A questionnaire as a developer writes it in an afternoon: no library, no saving, no report, one mean at the end.

const { questions } = await (await fetch("questions.json")).json();
const given = [];
const app = document.querySelector("#app");

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  fieldset{border:0;margin:0;padding:0}legend{font-size:21px;font-weight:600;margin-bottom:12px}
  label{display:flex;gap:10px;align-items:center;min-height:44px;padding:8px 12px;margin:8px 0;border:2px solid #6b7785;border-radius:8px}
  label:has(:checked){border-color:#1f4fd8;background:#e7edfc}
  button{min-height:44px;padding:8px 20px;border:0;border-radius:8px;background:#1f4fd8;color:#fff;font:inherit;font-weight:600}
  button:disabled{background:#8694a3}progress{width:100%}`);
document.adoptedStyleSheets = [sheet];

const made = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

function ask(at) {
  const { text, levels } = questions[at];
  const next = made("button", { className: "next", disabled: true, textContent: "Continue" });
  const fields = levels.map((level, value) =>
    made("label", {}, made("input", { type: "radio", name: "answer", value }), made("span", { textContent: level })));
  const form = made("form", { className: "q" },
    made("progress", { max: questions.length, value: at + 1, ariaLabel: "Progress" }),
    made("fieldset", {}, made("legend", { textContent: text }), ...fields), next);
  form.dataset.q = at + 1;
  form.onchange = ({ target }) => {
    given[at] = Number(target.value);
    next.disabled = false;
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    if (at + 1 < questions.length) ask(at + 1);
    else show();
  };
  app.replaceChildren(form);
}

function show() {
  const mean = given.reduce((sum, value) => sum + value, 0) / (4 * given.length);
  app.replaceChildren(made("h2", { className: "score", textContent: `${Math.round(100 * mean)} %` }));
}

ask(0);
