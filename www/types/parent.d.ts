/** Types of `parent.js`, for pages that hold the widget in a frame. */

/** Puts the focus on the current step of the widget in a frame. */
export declare function focus(iframe: HTMLIFrameElement): void;
