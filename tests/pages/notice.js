// What a careful page would notice of a widget: exceptions, lost rejections, errors in the console, violated policies.
// First in the head of every page of this folder; a test reads `noticed` at the end.
window.noticed = [];
window.faults = [];
addEventListener("error", ({ message, error }) => noticed.push(`thrown: ${error?.stack ?? message}`));
addEventListener("unhandledrejection", ({ reason }) => noticed.push(`rejected: ${reason?.stack ?? reason}`));
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
  noticed.push(`blocked: ${effectiveDirective} ${blockedURI} ${sample}`),
);
addEventListener("gap-error", ({ detail }) => faults.push(`${detail.code}: ${detail.message}`));
console.error = (...words) => noticed.push(`console: ${words.join(" ")}`);
