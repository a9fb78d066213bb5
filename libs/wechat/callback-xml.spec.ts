// WeChat's XML is read, and nothing that only looks like it.
import { fieldsOfXml } from './callback-xml';

it('reads elements, text, CDATA and lists', () => {
  const text = `<xml>
    <ToUserName><![CDATA[gh_1]]></ToUserName><CreateTime>1610969440</CreateTime><Name>a &amp; b</Name><Empty></Empty>
    <Outer><List><Id>1</Id></List><List><Id><![CDATA[<2>]]></Id></List></Outer>
  </xml>`;
  expect(fieldsOfXml(text)).toEqual({
    ToUserName: 'gh_1',
    CreateTime: '1610969440',
    Name: 'a & b',
    Empty: '',
    Outer: { List: [{ Id: '1' }, { Id: '<2>' }] },
  });
});

it('gives a name of a prototype no power', () => {
  const fields = fieldsOfXml('<xml><__proto__><a>1</a></__proto__><constructor>2</constructor></xml>');
  expect(Object.getPrototypeOf(fields)).toBeNull();
  expect(({} as Record<string, unknown>)['a']).toBeUndefined();
});

it.each([
  '',
  'text',
  '<a>1</a>',
  '<xml>1</xml>',
  '<xml><a>1</xml>',
  '<xml><a>1</b></xml>',
  '<xml><a>1</a>',
  '<xml><a>1</a></xml><xml><a>1</a></xml>',
  '<xml><a b="c">1</a></xml>',
  '<?xml version="1.0"?><xml><a>1</a></xml>',
  '<!DOCTYPE xml><xml><a>1</a></xml>',
  '<xml><a>&unknown;</a></xml>',
  '<xml><a>&#65;</a></xml>',
  '<xml><!-- a --><a>1</a></xml>',
  `<xml>${'<a>'.repeat(20)}${'</a>'.repeat(20)}</xml>`,
  '</xml>',
])('takes %j for none', (text) => {
  expect(fieldsOfXml(text)).toBeNull();
});
