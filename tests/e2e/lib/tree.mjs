//! What the browser tells assistive technology: the accessibility tree, shadow roots included.

/** All nodes that are not ignored, in document order: `{role, name, description, value, level}`. */
export async function tree(page) {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Accessibility.enable');
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const ordered = [];
    const walk = (node) => {
      if (!node.ignored) ordered.push(node);
      for (const id of node.childIds ?? []) if (byId.has(id)) walk(byId.get(id));
    };
    nodes.filter(({ parentId }) => !byId.has(parentId)).forEach(walk);
    return ordered.map(({ role, name, description, value, properties = [] }) => ({
      role: role?.value,
      name: name?.value,
      description: description?.value,
      value: value?.value,
      ...Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
    }));
  } finally {
    await session.detach();
  }
}

/** The nodes with this role, and this name when one is given. */
export const of = (nodes, role, name) => nodes.filter((node) => node.role === role && (name === undefined || node.name === name));

/** The nodes with this role under an element, found by a locator. */
export async function under(locator, role) {
  const session = await locator.page().context().newCDPSession(locator.page());
  const mark = `mark-${Math.random()}`;
  await locator.evaluate((element, mark) => (window[mark] = element), mark);
  try {
    const { result } = await session.send('Runtime.evaluate', { expression: `window[${JSON.stringify(mark)}]` });
    const { nodes } = await session.send('Accessibility.queryAXTree', { objectId: result.objectId, role });
    return nodes.filter(({ ignored }) => !ignored).map(({ name, description }) => ({ role, name: name?.value, description: description?.value }));
  } finally {
    await locator.evaluate((_, mark) => delete window[mark], mark);
    await session.detach();
  }
}
