import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { StartFailure } from '../start-failure';
import type { Role } from './role';
import { type TokenVerifier, tokenVerifier } from './tokens';

const ISSUER = 'throughline-development';
const AUDIENCE = 'throughline';
const ALGORITHM = 'EdDSA';
const LIFETIME = '12h';

/**
 * The key pair with which the embedded default signs its own tokens: made once a data folder, and never leaves it.
 * @throws StartFailure when it is there and cannot be used
 */
async function developmentKey(dataFolder: string): Promise<JWK> {
  const file = join(dataFolder, 'development-key.json');
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true });
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify({ ...(await exportJWK(privateKey)), alg: ALGORITHM, kid: ISSUER }), {
      mode: 0o600,
    });
    renameSync(draft, file);
  }
  try {
    const key: JWK = JSON.parse(readFileSync(file, 'utf8'));
    await importJWK(key, ALGORITHM);
    return key;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFailure(`The key ${file} cannot be used (${reason}); remove it, and a new one is made.`);
  }
}

export async function developmentVerifier(dataFolder: string): Promise<TokenVerifier> {
  const { d: _secret, ...publicKey } = await developmentKey(dataFolder);
  const key = createLocalJWKSet({ keys: [publicKey] });
  return tokenVerifier({ issuer: ISSUER, audience: AUDIENCE, algorithms: [ALGORITHM], key });
}

export interface DevelopmentTokenOptions {
  roles: readonly Role[];
  /** An organisation's id, for a role that acts for one. */
  organisationId?: string | undefined;
  subject?: string | undefined;
}

/** Signs a token for the embedded default; good for twelve hours. */
export async function developmentToken(dataFolder: string, options: DevelopmentTokenOptions): Promise<string> {
  const key = await importJWK(await developmentKey(dataFolder), ALGORITHM);
  const subject = options.subject ?? `${options.roles.join('+').toLowerCase()}@development`;
  return new SignJWT({
    roles: options.roles,
    ...(options.organisationId === undefined ? {} : { organisation: options.organisationId }),
  })
    .setProtectedHeader({ alg: ALGORITHM, kid: ISSUER })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(LIFETIME)
    .sign(key);
}
