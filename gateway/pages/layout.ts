import { createHash } from 'node:crypto';
import { html, Markup } from './markup';

const STYLE = `:root{color-scheme:light}
body{font:1.05rem/1.55 system-ui,sans-serif;color:#16191d;background:#fff;margin:0}
header,main,footer{max-width:52rem;margin:0 auto;padding:1rem 1.25rem}
header{border-bottom:3px solid #1d4f76}footer{border-top:1px solid #b7bfc7;font-size:.95rem}
a{color:#174a7c}a:focus{outline:3px solid #d98200;outline-offset:2px}
.skip{position:absolute;left:-999rem}.skip:focus{position:static}
h1{font-size:1.7rem;line-height:1.25}h2{margin-top:2.2rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem}dt{font-weight:600}dd{margin:0}
ins{background:#d9f0dd;text-decoration:underline}del{background:#fbdcda;text-decoration:line-through}
article{border-left:4px solid #b7bfc7;padding-left:1rem;margin:1.25rem 0}
.text{white-space:pre-wrap;overflow-wrap:anywhere}.status{font-weight:600}`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** No script, no frame, nothing from elsewhere: the page is text. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** @param base what stands before every path: empty, or where the product is reached behind a proxy */
export function page(title: string, base: string, content: Markup): string {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="alternate" type="application/atom+xml" title="News" href="${base}/feeds/news.atom">
<link rel="alternate" type="application/atom+xml" title="Service status" href="${base}/feeds/status.atom">
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header><nav aria-label="Site"><a href="${base}/consultations">Consultations</a> · <a href="${base}/status">Service status</a></nav></header>
<main id="content" tabindex="-1">
${content}
</main>
<footer><nav aria-label="Feeds"><a href="${base}/feeds/calendar.ics">Calendar of all dates (iCalendar)</a> · <a href="${base}/feeds/news.atom">News (Atom)</a> · <a href="${base}/feeds/status.atom">Service status (Atom)</a></nav></footer>
</body>
</html>
`.html;
}
