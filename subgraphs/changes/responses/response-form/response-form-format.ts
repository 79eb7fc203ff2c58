import { registerEnumType } from 'type-graphql';

export enum ResponseFormFormat {
  DOCX = 'DOCX',
  CSV = 'CSV',
}
registerEnumType(ResponseFormFormat, {
  name: 'ResponseFormFormat',
  description: 'What kind of file a response form is.',
  valuesConfig: {
    DOCX: { description: 'A Word document, in base64.' },
    CSV: { description: 'A table with commas between its cells, as text.' },
  },
});

export enum ResponseFormat {
  DOCX = 'DOCX',
  CSV = 'CSV',
  EMAIL = 'EMAIL',
}
registerEnumType(ResponseFormat, {
  name: 'ResponseFormat',
  description: 'In what kind of file a response came in.',
  valuesConfig: {
    DOCX: { description: 'The filled response form as a Word document, in base64.' },
    CSV: { description: 'The filled response form as a table, as text.' },
    EMAIL: { description: 'An e-mail: the text of its body, or the whole of it (.eml) in base64.' },
  },
});
