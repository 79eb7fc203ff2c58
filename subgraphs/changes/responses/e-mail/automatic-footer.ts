/** How the lines begin with which mail systems start a disclaimer. */
const BEGINS =
  /^[\s*_>-]*(?:(?:legal\s+|e-?mail\s+)?(?:disclaimer|confidentiality(?:\s+(?:notice|statement))?)\b|(?:private\s+(?:and|&)\s+)?confidential(?:ity)?\s*[:.–-]|important\s*(?:notice)?\s*[:–-]|notice\s*:|the\s+(?:information|contents?)\s+(?:\w+\s+){0,4}(?:of|in|with)\s+(?:this|the)\s+(?:e-?mail|message|communication|transmission)|this\s+(?:e-?mail|(?:electronic\s+)?(?:message|mail|communication|transmission))\b)/i;

/** That the message itself is spoken of, rather than what it says. */
const OF_MESSAGE = /\b(?:this|the)\s+(?:e-?mail|(?:electronic\s+)?(?:message|mail|communication|transmission))\b/i;

/** What a disclaimer calls the message. */
const WARNS = /\b(?:confidential|privileged|private|proprietary|intended\s+(?:only|solely|exclusively))\b/i;

/** To whom it speaks: whoever was not meant to have it. */
const STRANGERS =
  /\b(?:if\s+you\s+(?:are\s+not|have\s+received|received|were\s+not)|not\s+the\s+(?:intended|named)|intended\s+(?:only\s+|solely\s+|exclusively\s+)?(?:for|recipient)|addressee|(?:named|intended)\s+(?:recipient|person|individual)|(?:sole|exclusive)\s+use\s+of|in\s+error|by\s+mistake|unauthori[sz]ed|notify\s+the\s+sender)\b/i;

/** What mail systems add besides, below a disclaimer. */
const BESIDES =
  /^[\s*_-]*$|\b(?:scanned\s+for\s+viruses|virus(?:es)?\b.{0,100}\b(?:free|check|scan|liab)|consider\s+the\s+environment|think\s+before\s+(?:you\s+)?print|registered\s+(?:in|office|number|company)|company\s+(?:number|no\b)|views\s+(?:or\s+opinions\s+)?expressed|monitor(?:ed|ing)?\b.{0,100}\be-?mails?)\b/i;

/** Lines that a disclaimer is read over. */
const LONGEST = 30;

/** A line of marks that sets a disclaimer off. */
const isRule = (line: string | undefined) => line !== undefined && /^[\s*_=~-]+$/.test(line);

export interface WithoutFooter {
  text: string;
  /** Whether there was one. */
  found: boolean;
}

/**
 * Takes out the confidentiality disclaimer that a mail system adds to everything by itself: it speaks of the message and
 * of those who got it by mistake. What a respondent writes of its answers is not one, however confidential it calls them.
 * @source consultation of 4 May 2018, section 6
 */
export function withoutAutomaticFooter(text: string): WithoutFooter {
  let found = false;
  const kept: string[] = [];
  for (const paragraph of text.split(/\n[ \t]*\n/)) {
    const begins = footerStart(paragraph);
    if (begins === null) {
      if (!found || !BESIDES.test(paragraph)) kept.push(paragraph);
      continue;
    }
    found = true;
    if (begins.trim() !== '') kept.push(begins.trimEnd());
  }
  return { text: kept.join('\n\n').trim(), found };
}

/** What of a paragraph stands before the disclaimer in it; null when there is none. */
function footerStart(paragraph: string): string | null {
  const lines = paragraph.split('\n');
  for (const [index, line] of lines.entries()) {
    if (!BEGINS.test(line)) continue;
    const rest = lines.slice(index, index + LONGEST).join(' ');
    if (OF_MESSAGE.test(rest) && WARNS.test(rest) && STRANGERS.test(rest)) {
      return lines.slice(0, isRule(lines[index - 1]) ? index - 1 : index).join('\n');
    }
  }
  return null;
}

/** A sentence that asks, in whatever way, that something be kept confidential. */
const ASKS =
  /\b(?:confidential(?:ity|ly)?|in\s+confidence|commercially\s+sensitive|(?:not|never)\s+(?:to\s+)?(?:be\s+)?(?:published?|disclosed?|shared?|made\s+public))\b/i;

/** Whether a text, its automatic disclaimer apart, speaks of confidentiality. */
export function speaksOfConfidentiality(text: string): boolean {
  return ASKS.test(text);
}
