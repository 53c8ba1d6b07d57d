//! A captcha service that does not exist: the script that a page loads, and what its server knows. A token is good once.

/** A provider by this name, for the page (`script`) and for a receiver (`captcha` of the generic one). */
export function provider(name = "fake") {
  const prefix = `${name}-token-`;
  return {
    name,
    issued: (token) => typeof token === "string" && token.startsWith(prefix),
    /** Defines `window.captcha`: `token()` gives a fresh one; `asked` counts; `silent` and `broken` are how it fails. */
    script: `window.captcha = {
      asked: 0, silent: false, broken: false,
      token() {
        this.asked += 1;
        if (this.broken) return Promise.reject(new Error("the captcha is out of order"));
        if (this.silent) return new Promise(() => {});
        return Promise.resolve({ provider: ${JSON.stringify(name)}, token: ${JSON.stringify(prefix)} + this.asked });
      },
    };`,
  };
}
