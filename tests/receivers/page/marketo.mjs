//! Marketo's Forms 2.0 as far as a bridge may use it, strict about the order of calls: values, then submit, and a success
//! handler that keeps the visitor on the page. What was wrong stands in `window.marketo.faults`.

/** The script that a page loads. `fields` are those of the form; `answers` is whether its server answers at all. */
export const marketo = ({
  formId = 1001,
  fields = ["Email", "FirstName", "LastName", "Company"],
  answers = true,
} = {}) => `
  window.marketo = { calls: [], faults: [], leads: [] };
  window.MktoForms2 = (() => {
    const { calls, faults, leads } = window.marketo;
    const allowed = ${JSON.stringify(fields)};
    const handlers = [];
    let values;
    const form = {
      getId: () => ${formId},
      vals(given) {
        calls.push("vals");
        if (given === undefined) return values ?? {};
        for (const name of Object.keys(given)) if (!allowed.includes(name)) faults.push('the form has no field "' + name + '".');
        values = { ...values, ...given };
        return form;
      },
      addHiddenFields(given) {
        calls.push("addHiddenFields");
        values = { ...values, ...given };
        return form;
      },
      onSuccess(handler) {
        calls.push("onSuccess");
        handlers.push(handler);
        return form;
      },
      submittable: () => true,
      submit() {
        calls.push("submit");
        if (!values) faults.push("submit came before vals.");
        if (!handlers.length) faults.push("submit came before onSuccess: the page would be left.");
        if (!values?.Email) faults.push("the form was sent without Email.");
        leads.push({ ...values });
        if (${answers}) setTimeout(() => {
          for (const handler of handlers) if (handler(values, "https://evil.example/") !== false) faults.push("onSuccess did not keep the visitor on the page.");
        }, 20);
        return form;
      },
    };
    return {
      getForm: (id) => (id === ${formId} ? form : undefined),
      allForms: () => [form],
      whenReady: (callback) => callback(form),
      loadForm() {
        faults.push("the widget loads no form; the page does.");
      },
    };
  })();
`;
