// What somebody agreed to last is what counts.
import { agreedTo, versionWords } from './versions';

const consent = (purpose: 'membership' | 'agreement' | 'privacy', version: string, at: string) => ({
  purpose,
  version,
  at,
  from: 'mini_program',
});

it('takes the newest agreement to the paper asked for, in whatever order they come', () => {
  const consents = [
    consent('agreement', '2026-05', '2026-05-02T03:00:00Z'),
    consent('agreement', '2026-11', '2026-11-20T09:00:00+08:00'),
    consent('membership', '2026-12', '2026-12-01T00:00:00Z'),
    consent('agreement', '2026-08', '2026-08-02T03:00:00Z'),
  ];
  expect(agreedTo(consents, 'agreement')?.version).toBe('2026-11');
  expect(agreedTo(consents, 'privacy')).toBeNull();
});

it('reads a version as the month it came in', () => {
  expect(versionWords('2026-11')).toBe('2026年11月版');
  expect(versionWords('v3')).toBe('v3 版');
});
