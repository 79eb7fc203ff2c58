import fc from 'fast-check';
import { speaksOfConfidentiality, withoutAutomaticFooter } from './automatic-footer';

const FOOTERS = [
  'This email and any attachments are confidential and intended solely for the addressee. If you have received it in error, please notify the sender and delete it.',
  'The information contained in this e-mail is confidential and may be legally privileged. If you are not the intended\nrecipient, any disclosure is prohibited.',
  'CONFIDENTIALITY NOTICE: This message is for the named person only. It may contain privileged material. If you received this message by mistake, delete it.',
  'Disclaimer\nThis communication may contain proprietary information for the sole use of the intended recipient.',
  'This electronic message contains private information intended only for the individual named. Unauthorised use is forbidden.',
  '***\nThe contents of this message are confidential to the addressee. If you are not the addressee, notify the sender.\n***',
];

const REQUESTS = [
  'Please treat our answer to question 2 as confidential, since it tells our prices.',
  'This email is confidential to us; please do not publish it.',
  'Our response is confidential and is intended for the review team only.',
  'We give this information in confidence. It must not be disclosed to other suppliers.',
  'Confidential: the cost is 5 pounds a meter.',
  'Incidents that are received in error should be sent back. This is confidential.',
];

describe('the disclaimer that a mail system adds', () => {
  it.each(FOOTERS)('is taken out: %s', (footer) => {
    const body = 'Question 1: We agree.\n\nQuestion 2: We do not.';
    expect(withoutAutomaticFooter(`${body}\n\n${footer}`)).toEqual({ text: body, found: true });
    expect(withoutAutomaticFooter(`${body}\n${footer}`)).toEqual({ text: body, found: true });
    expect(speaksOfConfidentiality(withoutAutomaticFooter(`${body}\n\n${footer}`).text)).toBe(false);
  });

  it('takes along what stands below it, and nothing above', () => {
    const below =
      'Registered in England, company number 01234567.\n\nPlease consider the environment before you print.';
    const body = 'Registered in England or not, we agree.';
    expect(withoutAutomaticFooter(`${body}\n\n${FOOTERS[0]}\n\n${below}`)).toEqual({ text: body, found: true });
  });

  it('leaves answers that stand below it', () => {
    const { text, found } = withoutAutomaticFooter(`Q1: Yes.\n\n${FOOTERS[0]}\n\nQ2: No.`);
    expect([text, found]).toEqual(['Q1: Yes.\n\nQ2: No.', true]);
  });

  it.each(REQUESTS)('is not what a respondent writes of its answers: %s', (request) => {
    expect(withoutAutomaticFooter(`Q1: Yes.\n\n${request}`)).toEqual({ text: `Q1: Yes.\n\n${request}`, found: false });
    expect(speaksOfConfidentiality(request)).toBe(true);
  });

  it('is not found in any text that does not speak of a message', () => {
    const words = fc.constantFrom(
      'confidential',
      'if you are not the intended recipient',
      'agree',
      'e-mail',
      '\n',
      '.',
    );
    fc.assert(
      fc.property(fc.array(words), (list) => {
        const text = list.join(' ').trim();
        expect(withoutAutomaticFooter(text)).toEqual({
          text: text
            .split(/\n[ \t]*\n/)
            .join('\n\n')
            .trim(),
          found: false,
        });
      }),
    );
  });
});
