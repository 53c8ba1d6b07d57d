// A page as somebody would write it: nothing is said to Vite about the package.

import { useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import "execution-gap";
import { load } from "execution-gap/engine";

function Page() {
  const [heard, hear] = useState("");
  const widget = useRef(null);
  const engine = async () => hear(String((await (await load()).report({ form: "express", answers: { INT: 1 } })).form));
  return (
    <main>
      <h1>A page</h1>
      <execution-gap ref={widget} heading-level="3" ongap-start={({ detail }) => hear(`start of ${detail.total}`)}>
        <a href="/assessment">Take the assessment</a>
      </execution-gap>
      <button id="engine" onClick={engine}>Engine</button>
      <output>{heard}</output>
    </main>
  );
}

createRoot(document.getElementById("root")).render(<Page />);
