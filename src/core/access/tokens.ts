import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token: it cannot be turned back, and needs no salt as nobody can guess the token. */
export function hashOfToken(token: string): Buffer {
  return createHash('sm3').update(token).digest();
}
