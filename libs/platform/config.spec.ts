// The parts of the configuration that lead outside: off unless set up, whole, and never a sandbox by accident.
import { readConfig } from './config';

const least = {
  DATABASE_URL: 'postgres://localhost/guike',
  REDIS_URL: 'redis://localhost',
  GUIKE_MASTER_KEY: Buffer.alloc(32).toString('base64'),
};
const SANDBOX = 'http://127.0.0.1:3002';
const APP = { WECHAT_APP_ID: 'wx0123456789abcdef', WECHAT_APP_SECRET: 's' };

it.each([{}, { WECHAT_APP_ID: '', WECHAT_APP_SECRET: '', WECHAT_BASE_URL: '', WECHAT_SANDBOX_URL: '' }])(
  'with %j WeChat is off',
  (environment) =>
    expect(readConfig({ ...least, ...environment })).toMatchObject({
      wechatBaseUrl: 'https://api.weixin.qq.com',
      wechatApp: null,
      wechatSandboxUrl: null,
    }),
);

it('knows the app, and the sandbox of a demo, without slashes at their ends', () => {
  const environment = { ...APP, GUIKE_DEMO: '1', WECHAT_BASE_URL: `${SANDBOX}/`, WECHAT_SANDBOX_URL: `${SANDBOX}/` };
  expect(readConfig({ ...least, ...environment })).toMatchObject({
    wechatApp: { id: APP.WECHAT_APP_ID, secret: 's' },
    wechatBaseUrl: SANDBOX,
    wechatSandboxUrl: SANDBOX,
  });
});

it.each([
  [{ WECHAT_APP_ID: 'wx0123456789abcdef' }, /WECHAT_APP_SECRET: set both/],
  [{ WECHAT_APP_SECRET: 's' }, /WECHAT_APP_SECRET: set both/],
  [{ WECHAT_SANDBOX_URL: SANDBOX }, /WECHAT_SANDBOX_URL: .*only together with GUIKE_DEMO=1/],
  [{ WECHAT_SANDBOX_URL: SANDBOX, NODE_ENV: 'test' }, /WECHAT_SANDBOX_URL: .*only together with GUIKE_DEMO=1/],
  [{ ...APP, WECHAT_BASE_URL: SANDBOX }, /WECHAT_BASE_URL: .*only together with GUIKE_DEMO=1/],
  [{ ...APP, WECHAT_BASE_URL: 'https://api.weixin.qq.com.example' }, /WECHAT_BASE_URL: .*only together/],
  [{ ...APP, WECHAT_BASE_URL: 'http://api.weixin.qq.com' }, /WECHAT_BASE_URL: .*only together/],
  [{ WECHAT_BASE_URL: 'javascript:1' }, /WECHAT_BASE_URL/],
  [{ WECHAT_OA_APP_ID: 'wx1' }, /WECHAT_OA_APP_SECRET: set both/],
  [{ WECHAT_CALLBACK_TOKEN: 't', WECHAT_CALLBACK_AES_KEY: 'short' }, /WECHAT_CALLBACK_AES_KEY: must be/],
  [{ WECHAT_CALLBACK_AES_KEY: 'a'.repeat(43) }, /WECHAT_CALLBACK_TOKEN: is signed with/],
  [{ WECHAT_VERSION: 'beta' }, /WECHAT_VERSION/],
])('does not start with %j', (environment, wrong) => {
  expect(() => readConfig({ ...least, ...environment })).toThrow(wrong);
});

it("takes another of WeChat's own servers", () => {
  const environment = { ...APP, WECHAT_BASE_URL: 'https://sh.api.weixin.qq.com' };
  expect(readConfig({ ...least, ...environment }).wechatBaseUrl).toBe('https://sh.api.weixin.qq.com');
});

it("knows the Official Account, the callback's key of 32 bytes, and that a version left empty is the released one", () => {
  const environment = {
    WECHAT_OA_APP_ID: 'wx1',
    WECHAT_OA_APP_SECRET: 'o',
    WECHAT_CALLBACK_TOKEN: 't',
    WECHAT_VERSION: '',
  };
  expect(readConfig({ ...least, ...environment })).toMatchObject({
    wechatOfficial: { id: 'wx1', secret: 'o' },
    wechatCallback: { token: 't', aesKey: null },
    wechatVersion: 'release',
  });
  const WECHAT_CALLBACK_AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
  const { wechatCallback } = readConfig({ ...least, ...environment, WECHAT_CALLBACK_AES_KEY });
  expect(wechatCallback?.aesKey).toHaveLength(32);
});

describe('e-mail', () => {
  const SMTP_URL = 'smtps://vip:secret@mail.example';
  const PUBLIC_URL = 'https://shop.example';
  const read = (environment: object) => readConfig({ ...least, ...environment });

  it('is off unless set up', () => {
    expect(read({}).email).toBeNull();
    expect(read({ SMTP_URL: '', SMTP_FROM: '' }).email).toBeNull();
  });

  it.each([
    ['贵客 <vip@shop.example>', '贵客'],
    ['"Guike, the shop" <vip@shop.example>', 'Guike, the shop'],
    ['<vip@shop.example>', null],
    ['vip@shop.example', null],
  ])('is from %s', (from, name) =>
    expect(read({ SMTP_URL, PUBLIC_URL, SMTP_FROM: from }).email).toEqual({
      url: SMTP_URL,
      from: { name, address: 'vip@shop.example' },
    }),
  );

  it.each([
    [{ SMTP_URL }, /SMTP_FROM: set both/],
    [{ SMTP_URL, SMTP_FROM: 'vip@shop.example' }, /PUBLIC_URL: /],
    [{ SMTP_URL, PUBLIC_URL, SMTP_FROM: '贵客' }, /SMTP_FROM: must be an address/],
    [{ SMTP_URL: 'https://mail.example', PUBLIC_URL, SMTP_FROM: 'vip@shop.example' }, /SMTP_URL/],
  ])('with %j does not start, and says no secret', (environment, wrong) => {
    expect(() => read(environment)).toThrow(wrong);
    expect(() => read(environment)).not.toThrow(/secret/);
  });
});
