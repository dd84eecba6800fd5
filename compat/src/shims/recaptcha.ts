export interface Widget {
  readonly sitekey: string;
  readonly onChange: (answer: string) => void;
}

/** Every widget the client has put on the page, latest last. */
export const shownWidgets: Widget[] = [];

/** A captcha nobody has to solve: the test answers through `shownWidgets`. */
export default function ReCaptcha(widget: Widget): null {
  shownWidgets.push(widget);
  return null;
}
