//! A printed document as a reading program meets it: its title and language, and for each page the elements in reading
//! order. Nothing here knows the report.

// The reader draws pages too, and asks for what it draws with when it is loaded. Here nothing is drawn.
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globalThis[name] ??= class {};
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');

const BLOCKS = /^(H[1-6]|P|LI|TR|Figure|Caption|LBody)$/;

/** Reads a PDF: `{ title, lang, tagged, pages: [{ size, text, blocks, alts, rows, count(role) }] }`. */
export async function readPdf(bytes) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { info } = await pdf.getMetadata();
  const marks = await pdf.getMarkInfo();
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const { view } = page;
    pages.push({ ...elements(await page.getStructTree()), text: items.map(({ str }) => str).join(' '), size: view.slice(2) });
  }
  await pdf.loadingTask.destroy();
  return { title: info.Title, lang: info.Language, tagged: marks?.Marked === true, pages };
}

/**
 * The elements of a page: the innermost block around each piece of content, in order; other texts; rows of tables without
 * their heads, which are there again on each page; and how many there are of each role.
 */
function elements(tree) {
  const blocks = [];
  const counts = new Map();
  const alts = [];
  let rows = 0;
  const walk = (node, block) => {
    if (node.type) return blocks.push(block);
    counts.set(node.role, (counts.get(node.role) ?? 0) + 1);
    if (node.role === 'TR' && node.children.some(({ role }) => role === 'TD')) rows++;
    if (node.alt) alts.push(node.alt);
    for (const child of node.children ?? []) walk(child, BLOCKS.test(node.role) ? node.role : block);
  };
  if (tree) walk(tree, '');
  return { blocks, alts, rows, count: (role) => counts.get(role) ?? 0 };
}
