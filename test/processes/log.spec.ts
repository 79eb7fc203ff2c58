import { join } from 'node:path';
import Database from 'better-sqlite3';
import { developmentToken } from '../../platform/caller/development-keys';
import { Role } from '../../platform/caller/role';
import { newDatabases, type TestDatabases } from '../setup/databases';
import { post } from '../setup/product';
import { type Started, started } from '../setup/started';

const SECRET = 'zq-forty-one-pounds';
const SUBMIT = `mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) {
  response { id answers { text } } userErrors { message } } }`;

describe('the log, at its most talkative', () => {
  let databases: TestDatabases;
  let product: Started;
  let folder: string;
  beforeAll(async () => {
    databases = newDatabases('sqlite');
    folder = databases.environment.THROUGHLINE_DATA ?? '';
    product = await started(['start'], { ...databases.environment, LOG_LEVEL: 'debug' });
  });
  afterAll(async () => {
    await product?.stop();
    await databases?.drop();
  });

  async function submit() {
    const token = await developmentToken(folder, { roles: [Role.GOVERNANCE] });
    const answers = [{ questionCode: 'Q1', text: `It costs ${SECRET}.` }];
    const input = {
      ...{ consultationId: 'consultation:SAMPLE-2018-05-04', organisationId: 'organisation:SUP-HAZEL', answers },
      ...{ confidentiality: 'ALL', confidentialityReason: `Because ${SECRET}.` },
    };
    return post(product.url, token, SUBMIT, { input });
  }

  it('holds nothing of what a respondent says, nor does an answer to it, even when the database refuses it', async () => {
    expect((await submit()).text).toContain(SECRET);
    const database = new Database(join(folder, 'changes.sqlite'));
    database.exec("CREATE TRIGGER refusing BEFORE INSERT ON answer BEGIN SELECT RAISE(ABORT, 'no more answers'); END");
    database.close();
    const { text, errors } = await submit();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(text).not.toContain(SECRET);
    const { stderr } = await product.stop();
    expect(stderr).toContain('The database refused a statement.');
    expect(stderr).toContain('INSERT INTO');
    expect(stderr).toContain('request completed');
    expect(stderr).not.toContain(SECRET);
  });
});
