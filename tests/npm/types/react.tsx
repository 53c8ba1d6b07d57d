// The element in JSX as React 19 types it.

import { useRef } from "react";
import type { ExecutionGapElement } from "execution-gap";
import type {} from "execution-gap/react";

export function Page() {
  const widget = useRef<ExecutionGapElement>(null);
  return (
    <execution-gap
      ref={widget}
      id="assessment"
      lang="de"
      form="full"
      heading-level="3"
      hidden-fields="a=b"
      dataLayer="dataLayer"
      open="time"
      ongap-ready={(event) => event.detail.question_set.trim()}
      ongap-complete={({ detail }) => console.warn(detail.band)}
    >
      <a href="/assessment">Take the assessment</a>
    </execution-gap>
  );
}

export const wrong = [
  // @ts-expect-error: there is no such form
  <execution-gap form="long" />,
  // @ts-expect-error: levels are 1 to 4, as text
  <execution-gap heading-level={3} />,
  // @ts-expect-error: the name in camel case is checked too
  <execution-gap headingLevel="5" />,
  // @ts-expect-error: there is no such attribute
  <execution-gap colour="red" />,
  // @ts-expect-error: a listener is a function of the event
  <execution-gap ongap-complete={(text: string) => text} />,
  // @ts-expect-error: the band is not a number
  <execution-gap ongap-complete={({ detail }) => detail.band?.toFixed()} />,
];
