// No text opens a tag or leaves an attribute.
import { escapeMarkup } from './markup';

it('lets no text be taken for markup, and leaves the rest', () => {
  expect(escapeMarkup(`<b title="a" alt='b'>`)).toBe('&lt;b title=&quot;a&quot; alt=&#39;b&#39;&gt;');
  expect(escapeMarkup('&amp; 云裳')).toBe('&amp;amp; 云裳');
});
