// What a browser may load on behalf of our screens. docker/nginx.conf says the same, and a test holds the two together.

/**
 * The headers of every page and file of the screens. Styles are inline because antd and Taro write them at run time.
 * `sandboxUrl` is where a demo's browser signs in instead of WeChat.
 */
export function screenHeaders(sandboxUrl: string | null): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    ["connect-src 'self'", ...(sandboxUrl === null ? [] : [new URL(sandboxUrl).origin])].join(' '),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
}
