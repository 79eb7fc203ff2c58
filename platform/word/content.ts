import { child, contains, switchOf, type XmlElement, type XmlNode } from './xml';

/** What was filled into a content control; the prompt of an empty one is not its content. */
export function contentOfControl(control: XmlElement): readonly XmlNode[] {
  return showsPrompt(control) ? [] : (child(control, 'w:sdtContent')?.children ?? []);
}

export function showsPrompt(control: XmlElement): boolean {
  return control.name === 'w:sdt' && switchOf(child(control, 'w:sdtPr'), 'w:showingPlcHdr') === true;
}

/** Both alternatives say the same, the fallback in what every reader knows (ECMA-376 part 3, 10.2). */
export function oneAlternative(element: XmlElement): readonly XmlNode[] {
  return (child(element, 'mc:Fallback') ?? child(element, 'mc:Choice'))?.children ?? [];
}

export function isTextBox(element: XmlElement): boolean {
  return contains(element, 'w:txbxContent');
}
