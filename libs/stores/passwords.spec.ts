// Passwords are kept as argon2id and known again.
import { hashPassword, verifyPassword } from './passwords';

it('keeps a password as argon2id with the cost OWASP asks for', async () => {
  expect(await hashPassword('芝麻开门')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

it('knows the password again and no other', async () => {
  const hash = await hashPassword('芝麻开门');
  expect(await verifyPassword(hash, '芝麻开门')).toBe(true);
  expect(await verifyPassword(hash, '芝麻开 门')).toBe(false);
});

it('has no password for nobody', async () => {
  expect(await verifyPassword(null, 'nobody')).toBe(false);
});
