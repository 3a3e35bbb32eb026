import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** The PHC string of a password, with its salt and cost: `$argon2id$v=19$m=19456,t=2,p=1$…$…`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { ...cost, message: typed(password), nonce });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(nonce)}$${base64(tag)}`;
}

/** Takes as long for a wrong password as for a right one. */
export async function isPassword(phc: string, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', hash = ''] = shape.exec(phc) ?? [];
  const expected = Buffer.from(hash, 'base64');
  const parameters: Argon2Parameters = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
    message: typed(password),
    nonce: Buffer.from(salt, 'base64'),
  };
  return expected.length > 0 && timingSafeEqual(await derive('argon2id', parameters), expected);
}

/** Compared with when there is no such user, so that the answer comes no sooner. No password fits it. */
export const nobodysPassword = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(Buffer.alloc(16))}$${base64(Buffer.alloc(32))}`;

/** What is wrong with a password someone wants to use, or undefined. GB/T 22239-2019 8.1.4.1 asks for complexity. */
export function findWeakness(password: string, login: string): string | undefined {
  const length = [...password].length;
  if (length < 8) return `至少要 8 个字符，现为 ${length} 个`;
  if (length > 200) return '最多 200 个字符';
  if (!/\p{L}/u.test(password) || !/\p{N}/u.test(password)) return '要同时有字母和数字';
  if (password.toLowerCase().includes(login.toLowerCase())) return '不能包含用户名';
  if (new Set(password).size < 4) return '重复的字符太多';
  return undefined;
}

/** The same characters typed on another keyboard are the same password. */
function typed(password: string): string {
  return password.normalize('NFKC');
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
