import { readFile } from 'node:fs/promises';
import { request } from 'undici';
import { z } from 'zod';
import { unavailable } from '../errors';
import type { Settings } from '../settings';
import { developmentToken } from './development-keys';
import { Role } from './role';

/**
 * What the assessor presents to the graph, as any client does: a token with the role SERVICE.
 * @throws SERVICE_UNAVAILABLE when there is none
 */
export type AssessorAuthorization = () => Promise<string | undefined>;

const TIMEOUT_MILLISECONDS = 10_000;
const GRANTED = z.object({ access_token: z.string().min(1), expires_in: z.number().default(0) });
type Granted = z.infer<typeof GRANTED>;
/** A token that is about to expire is not used again, in seconds. */
const LEEWAY_SECONDS = 60;

/** Takes a token for the assessor's client credentials from the identity provider. */
async function granted(url: string, clientId: string, secretFile: string, audience: string): Promise<Granted> {
  const secret = (await readFile(secretFile, 'utf8')).trim();
  const { statusCode, body } = await request(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString('base64')}`,
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', audience }).toString(),
    headersTimeout: TIMEOUT_MILLISECONDS,
    bodyTimeout: TIMEOUT_MILLISECONDS,
  });
  const answer = await body.text();
  if (statusCode !== 200) throw new Error(`status ${statusCode}`);
  return GRANTED.parse(JSON.parse(answer));
}

/** The token as the settings say it is had; of the embedded default, one that it signs itself. */
export function assessorAuthorization(settings: Settings): AssessorAuthorization {
  const { ASSESSOR_TOKEN_FILE: file, ASSESSOR_TOKEN_URL: url, AUTH_AUDIENCE: audience } = settings;
  const { ASSESSOR_CLIENT_ID: clientId, ASSESSOR_CREDENTIAL_FILE: secretFile } = settings;
  let held: { token: string; until: number } | undefined;
  async function token(): Promise<string> {
    if (file !== undefined) return (await readFile(file, 'utf8')).trim();
    if (url !== undefined && clientId !== undefined && secretFile !== undefined) {
      if (held && held.until > performance.now()) return held.token;
      const fresh = await granted(url, clientId, secretFile, audience);
      const until = performance.now() + (fresh.expires_in - LEEWAY_SECONDS) * 1000;
      held = { token: fresh.access_token, until };
      return fresh.access_token;
    }
    if (settings.AUTH_ISSUER === undefined) {
      return developmentToken(settings.THROUGHLINE_DATA, { roles: [Role.SERVICE], subject: 'assessor' });
    }
    throw new Error('none of the settings says how it is had');
  }
  return async () => {
    try {
      return `Bearer ${await token()}`;
    } catch {
      throw unavailable("The assessor's token (settings ASSESSOR_TOKEN_FILE, or ASSESSOR_TOKEN_URL)");
    }
  };
}
