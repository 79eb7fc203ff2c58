import { registerEnumType } from 'type-graphql';

export enum DocumentFormat {
  DOCX = 'DOCX',
  MARKDOWN = 'MARKDOWN',
}
registerEnumType(DocumentFormat, {
  name: 'DocumentFormat',
  description: 'The form in which a document comes and goes.',
  valuesConfig: {
    DOCX: { description: 'A Word document (.docx), as base64.' },
    MARKDOWN: { description: 'Markdown text: a clause for each heading that begins with a number.' },
  },
});
