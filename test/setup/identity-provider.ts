import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface IdentityProvider {
  /** The settings with which the product trusts it. */
  environment: { AUTH_ISSUER: string; AUTH_JWKS_URL: string };
  token(role: string): Promise<string>;
  close(): Promise<void>;
}

/** An organisation's identity provider: a real key set over HTTP, and tokens signed with its key. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'test' }] });
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(keys);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The identity provider has no address.');
  const issuer = `http://127.0.0.1:${address.port}`;
  return {
    environment: { AUTH_ISSUER: issuer, AUTH_JWKS_URL: `${issuer}/keys` },
    token: (role) =>
      new SignJWT({ roles: [role] })
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .setIssuer(issuer)
        .setAudience('throughline')
        .setSubject(`${role.toLowerCase()}@example`)
        .setExpirationTime('1h')
        .sign(privateKey),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
