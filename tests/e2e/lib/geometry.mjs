//! What is wrong with the places of things: too wide, cut off, or one upon another.

/**
 * Problems of the widget as it stands, one sentence each. `widths` are tried in turn for the parent of the element;
 * without them the parent stays as it is.
 */
export function problems(widget, widths = [null]) {
  return widget.host.evaluate((host, widths) => {
    const { shadowRoot } = host;
    const found = [];
    const unseen = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const { clipPath, display, visibility } = getComputedStyle(at);
        if (clipPath === 'inset(50%)' || display === 'none' || visibility === 'hidden') return true;
      }
      return !element.checkVisibility();
    };
    const picture = (element) => element.closest('[aria-hidden="true"]') && !element.textContent.trim();
    const name = (element) => `<${element.localName}${element.className ? ` class="${element.className}"` : ''}> "${element.textContent.trim().slice(0, 30)}"`;
    const meet = (a, b, slack) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack;

    for (const width of widths) {
      if (width !== null) host.parentElement.style.inlineSize = `${width}px`;
      const complain = (text) => found.push(width === null ? text : `${width}: ${text}`);
      const outer = host.getBoundingClientRect();
      if (width !== null && Math.abs(outer.width - width) > 0.5) complain(`the element is ${outer.width} wide`);
      const elements = [...shadowRoot.querySelectorAll('*')].filter((element) => !unseen(element));
      for (const element of elements) {
        const box = element.getBoundingClientRect();
        if (box.width && (box.left < outer.left - 0.5 || box.right > outer.right + 0.5)) {
          complain(`${name(element)} reaches from ${box.left - outer.left} to ${box.right - outer.left}`);
        }
        const style = getComputedStyle(element);
        // Cells print their label by themselves, so it is not among the lines of text below.
        if (element.matches('tr, td, [part="root"]') && !picture(element) && element.scrollWidth > element.clientWidth + 2) {
          complain(`the content of ${name(element)} is ${element.scrollWidth} wide in ${element.clientWidth}`);
        }
        const cuts = /hidden|clip/.test(style.overflow) && element.textContent.trim() && !element.matches('select');
        if (cuts && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)) {
          complain(`${name(element)} cuts off ${element.scrollWidth} × ${element.scrollHeight} in ${element.clientWidth} × ${element.clientHeight}`);
        }
      }
      // Lines of text, without the room above and below the letters.
      const lines = [];
      const walker = document.createTreeWalker(shadowRoot, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode;
        if (!text.data.trim() || text.parentElement.closest('option, style') || unseen(text.parentElement)) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const { left, right, top, bottom } of range.getClientRects()) {
          const trim = (bottom - top) * 0.2;
          if (right - left > 1) lines.push({ owner: text.parentElement, box: { left, right, top: top + trim, bottom: bottom - trim } });
        }
      }
      for (const { owner, box } of lines) {
        for (let around = owner; around; around = around.parentElement) {
          if (getComputedStyle(around).display === 'inline') continue;
          const { left, right } = around.getBoundingClientRect();
          if (box.left >= left - 1 && box.right <= right + 1) continue;
          complain(`text of ${name(owner)} leaves ${name(around)} by ${Math.max(left - box.left, box.right - right)}`);
          break;
        }
      }
      for (const [at, a] of lines.entries()) {
        for (const b of lines.slice(at + 1)) {
          if (a.owner !== b.owner && meet(a.box, b.box, 2)) complain(`text of ${name(a.owner)} lies on ${name(b.owner)}`);
        }
      }
      const controls = elements.filter((element) => element.matches('button, select, summary, a[href], [part~="option"]'));
      const boxes = controls.map((element) => element.getBoundingClientRect());
      for (const [at, a] of boxes.entries()) {
        for (let other = at + 1; other < boxes.length; other++) {
          if (meet(a, boxes[other], 2)) complain(`${name(controls[at])} lies on ${name(controls[other])}`);
        }
      }
      const page = document.scrollingElement;
      if (page.scrollWidth > page.clientWidth) complain(`the page scrolls sideways: ${page.scrollWidth} in ${page.clientWidth}`);
    }
    if (widths[0] !== null) host.parentElement.style.inlineSize = '';
    return [...new Set(found)];
  }, widths);
}
