// What old libraries and tag managers do to a page: enumerable additions to built-in prototypes, built-in functions
// replaced by their own, and wrappers around whatever can be wrapped. All of it keeps what it replaces working.
Array.prototype.contains = function (value) {
  return this.indexOf(value) >= 0;
};
Object.prototype.inheritsFrom = function () {
  return false;
};
String.prototype.trimAll = function () {
  return this.replace(/\s/g, "");
};
Array.prototype.map = function (callback, self) {
  const made = [];
  for (let index = 0; index < this.length; index += 1) made[index] = callback.call(self, this[index], index, this);
  return made;
};
Array.prototype.push = function (...values) {
  for (const value of values) this[this.length] = value;
  return this.length;
};
Array.from = (values) => [...values];
const { fetch, JSON: json, customElements: registry } = window;
window.fetch = function (address, options) {
  return fetch.call(window, address, { ...options, credentials: "same-origin" });
};
const { parse } = json;
json.parse = (text, reviver) => parse(text, reviver);
const define = registry.define;
window.defined = [];
registry.define = function (name, element, options) {
  window.defined[window.defined.length] = name;
  return define.call(registry, name, class extends element {}, options);
};
for (const method of ["addEventListener", "removeEventListener"]) {
  const original = EventTarget.prototype[method];
  EventTarget.prototype[method] = function (type, listener, options) {
    return original.call(this ?? window, type, listener, options);
  };
}
