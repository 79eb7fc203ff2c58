import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { unauthenticated, unavailable } from '../errors';
import { readId } from '../ids';
import { type Caller, PUBLIC_CALLER } from './caller';
import { Role } from './role';

/** Turns the `Authorization` header of a request into the caller. */
export interface TokenVerifier {
  /**
   * @throws UNAUTHENTICATED when there is a token that is not to be trusted
   * @throws SERVICE_UNAVAILABLE when the keys cannot be fetched
   */
  callerOf(authorization: string | undefined): Promise<Caller>;
}

export interface TokenRules {
  issuer: string;
  audience: string;
  algorithms: readonly string[];
  key: JWTVerifyGetKey;
}

/** Signature algorithms taken from an organisation's identity provider: asymmetric ones only. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;
const LEEWAY_SECONDS = 30;
const MAX_TOKEN_LENGTH = 8192;
/** Longest subject that the history records, in characters. */
const MAX_SUBJECT_LENGTH = 255;
const REMEMBERED_TOKENS = 1000;
const REMEMBERED_MILLISECONDS = 30_000;

const ROLES = new Set<string>(Object.values(Role));

function isRole(value: unknown): value is Role {
  return typeof value === 'string' && ROLES.has(value);
}

function refused() {
  return unauthenticated(
    'The token was not accepted.',
    'Get a new token from your identity provider and send it again.',
  );
}

function callerFrom(claims: JWTPayload): Caller {
  const roles = Array.isArray(claims.roles) ? claims.roles.filter(isRole) : [];
  const organisation = typeof claims.organisation === 'string' ? claims.organisation : null;
  if (
    !claims.sub ||
    claims.sub.length > MAX_SUBJECT_LENGTH ||
    (organisation !== null && readId(organisation)?.kind !== 'organisation')
  )
    throw refused();
  return { subject: claims.sub, roles: new Set([Role.PUBLIC, ...roles]), organisationId: organisation };
}

/** What jose calls a key set that did not come, or was none. */
const FAULTS_OF_KEY_SET = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

/** Whether the token is at fault, and not the way to the keys. */
function isFaultOfToken(error: unknown): boolean {
  return error instanceof errors.JOSEError && !FAULTS_OF_KEY_SET.has(error.code);
}

/**
 * Verifies JSON Web Tokens: issuer, audience, expiry, and a pinned list of algorithms. Claims read: `sub`, `roles` (a
 * list of Role), `organisation` (an organisation's id).
 */
export function tokenVerifier(rules: TokenRules): TokenVerifier {
  const remembered = new LRUCache<string, Caller>({ max: REMEMBERED_TOKENS });
  return {
    async callerOf(authorization) {
      if (authorization === undefined || authorization === '') return PUBLIC_CALLER;
      const [, token] = /^Bearer ([A-Za-z0-9._-]+)$/i.exec(authorization) ?? [];
      if (token === undefined || token.length > MAX_TOKEN_LENGTH) throw refused();
      const fingerprint = createHash('sha256').update(token).digest('base64');
      const known = remembered.get(fingerprint);
      if (known) return known;
      const { payload } = await jwtVerify(token, rules.key, {
        issuer: rules.issuer,
        audience: rules.audience,
        algorithms: [...rules.algorithms],
        clockTolerance: LEEWAY_SECONDS,
        requiredClaims: ['exp', 'sub'],
      }).catch((error: unknown) => {
        throw isFaultOfToken(error) ? refused() : unavailable("The identity provider's key set");
      });
      const caller = callerFrom(payload);
      const left = (payload.exp ?? 0) * 1000 - Date.now();
      if (left > 0) remembered.set(fingerprint, caller, { ttl: Math.min(left, REMEMBERED_MILLISECONDS) });
      return caller;
    },
  };
}

/** Verifies tokens of an organisation's own identity provider, whose keys are fetched from its key set and kept. */
export function identityProviderVerifier(issuer: string, audience: string, jwksUrl: string): TokenVerifier {
  return tokenVerifier({ issuer, audience, algorithms: ALGORITHMS, key: createRemoteJWKSet(new URL(jwksUrl)) });
}
