// Each error code of WeChat's becomes what a person can do something about.
import { DomainError } from '@guike/kernel';
import { STABLE_TOKEN, WechatRefusal, refusesToken } from './refusals';

const SESSION = '/sns/jscode2session';

it.each([
  [40029, 'WECHAT_CODE_INVALID'],
  [40163, 'WECHAT_CODE_INVALID'],
  [40226, 'WECHAT_HIGH_RISK'],
  [-1, 'WECHAT_BUSY'],
  [45009, 'WECHAT_BUSY'],
  [45011, 'WECHAT_BUSY'],
  [99999, 'WECHAT_BUSY'],
  [1400001, 'PHONE_QUOTA_GONE'],
  [40013, 'WECHAT_OFF'],
  [40125, 'WECHAT_OFF'],
  [40164, 'WECHAT_OFF'],
])('%i is %s', (errcode, code) => {
  const refusal = new WechatRefusal(SESSION, errcode);
  expect(refusal).toBeInstanceOf(DomainError);
  expect(refusal).toMatchObject({ code, detail: {} });
});

it.each([40001, 40014, 42001])('%i asks for a newer token, except where a token is asked for', (errcode) => {
  expect(refusesToken(new WechatRefusal(SESSION, errcode))).toBe(true);
  expect(refusesToken(new WechatRefusal(STABLE_TOKEN, errcode))).toBe(false);
});

it('a newer token helps against nothing else', () => {
  expect(refusesToken(new WechatRefusal(SESSION, 40029))).toBe(false);
  expect(refusesToken(new Error('40001'))).toBe(false);
});

it('a wrong secret is a matter of setting up, however WeChat says it', () => {
  expect(new WechatRefusal(STABLE_TOKEN, 40001).code).toBe('WECHAT_OFF');
  expect(new WechatRefusal(SESSION, 40001).code).toBe('WECHAT_BUSY');
});
