import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { Role } from './role';
import { identityProviderVerifier, type TokenVerifier, tokenVerifier } from './tokens';

const ISSUER = 'https://issuer.example';
const AUDIENCE = 'throughline';

describe('a token', () => {
  let verifier: TokenVerifier;
  let sign: (
    claims?: object,
    times?: { expires?: string; notBefore?: string; issuer?: string; audience?: string; subject?: string },
  ) => Promise<string>;

  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'one' };
    verifier = tokenVerifier({
      issuer: ISSUER,
      audience: AUDIENCE,
      algorithms: ['ES256'],
      key: createLocalJWKSet({ keys: [jwk] }),
    });
    sign = (claims = {}, { expires = '5m', notBefore, issuer = ISSUER, audience = AUDIENCE, subject = 'ada' } = {}) => {
      const token = new SignJWT({ roles: ['ANALYST'], ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setExpirationTime(expires);
      return (notBefore === undefined ? token : token.setNotBefore(notBefore)).sign(privateKey);
    };
  });

  const callerOf = async (token: Promise<string> | string) => verifier.callerOf(`Bearer ${await token}`);

  it('tells who asks, in which roles and for whom', async () => {
    expect(await callerOf(sign({ organisation: 'organisation:SUP-ALDER' }))).toEqual({
      subject: 'ada',
      roles: new Set([Role.PUBLIC, Role.ANALYST]),
      organisationId: 'organisation:SUP-ALDER',
    });
  });

  it('that is absent makes the caller the public', async () => {
    expect(await verifier.callerOf(undefined)).toMatchObject({ subject: null, roles: new Set([Role.PUBLIC]) });
  });

  it('gives no role that there is not', async () => {
    expect((await callerOf(sign({ roles: ['ANALYST', 'EMPEROR', 7] }))).roles).toEqual(
      new Set([Role.PUBLIC, Role.ANALYST]),
    );
  });

  it.each([
    ['is expired', () => sign({}, { expires: '-5m' })],
    ['is not valid yet', () => sign({}, { notBefore: '5m' })],
    ['comes from another issuer', () => sign({}, { issuer: 'https://else.example' })],
    ['is meant for another audience', () => sign({}, { audience: 'else' })],
    ['has an endless subject', () => sign({}, { subject: 'x'.repeat(256) })],
    ['names no organisation in its claim', () => sign({ organisation: 'nonsense' })],
    [
      'is not signed',
      async () =>
        new UnsecuredJWT({ roles: ['ADMIN'], sub: 'ada' })
          .setIssuer(ISSUER)
          .setAudience(AUDIENCE)
          .setExpirationTime('5m')
          .encode(),
    ],
    [
      'is signed with a shared secret',
      () =>
        new SignJWT({ roles: ['ADMIN'] })
          .setProtectedHeader({ alg: 'HS256', kid: 'one' })
          .setIssuer(ISSUER)
          .setAudience(AUDIENCE)
          .setSubject('ada')
          .setExpirationTime('5m')
          .sign(Buffer.from('x'.repeat(32))),
    ],
    ['was changed after signing', async () => `${(await sign()).slice(0, -6)}AAAAAA`],
    ['is no token at all', async () => 'nonsense'],
    ['is huge', async () => 'a'.repeat(100_000)],
  ])('that %s is refused like any other bad one', async (_fault, make) => {
    await expect(callerOf(make())).rejects.toMatchObject({
      message: 'The token was not accepted.',
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });

  it('is not called bad when the keys that would tell cannot be fetched', async () => {
    const cutOff = identityProviderVerifier(ISSUER, AUDIENCE, 'http://127.0.0.1:9/keys');
    await expect(cutOff.callerOf(`Bearer ${await sign()}`)).rejects.toMatchObject({
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    });
  });
});
