// The papers that members agree to: complete, in the name of the shop, and in the tone of the house.
import { paperOf } from './papers';

describe('the papers', () => {
  const all = [paperOf('agreement', '锦上', null), paperOf('privacy', '锦上', null)];

  it('have a version, and name the shop that asks', () => {
    for (const { version, sections } of all) {
      expect(version).toMatch(/^\d{4}-\d{2}$/);
      expect(JSON.stringify(sections)).toContain('锦上');
      expect(JSON.stringify(sections)).not.toMatch(/[{}]shop|\{filing|备案/);
      for (const { heading, paragraphs } of sections) {
        expect(heading).not.toBe('');
        expect(paragraphs.length).toBeGreaterThan(0);
      }
    }
  });

  it('say what the law asks for: what is taken, why, how long, whom to turn to, children, decisions by a machine', () => {
    const text = JSON.stringify(paperOf('privacy', '锦上', '沪ICP备1号'));
    expect(text).toContain('小程序备案号：沪ICP备1号。');
    for (const word of ['手机号', '微信', '消费', '保存', '查阅', '删除', '撤回', '14 周岁', '自动', '门店'])
      expect(text).toContain(word);
  });

  it('keep the tone of the house: 您, and no exclamation marks', () => {
    expect(JSON.stringify(all)).not.toMatch(/[!！]|亲[，。]|你/);
  });
});
