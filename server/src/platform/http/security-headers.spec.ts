import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { contentSecurityPolicy, inlineScriptHashes } from './security-headers.js';

describe('the content security policy', () => {
  it('lets in ourselves, the SDK and the inline scripts of the built page, no others', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'page-'));
    try {
      writeFileSync(
        path.join(folder, 'index.html'),
        '<script>alert("hi")</script><script src="/js/app.js"></script><script type="module">x()</script>',
      );
      const hashes = inlineScriptHashes(folder);
      // printf 'alert("hi")' | openssl dgst -sha256 -binary | base64
      expect(hashes[0]).toBe('sha256-fdu2bQSeIdU5fvNNkRCjiwUEOOb+NLZDyGNVShZ1vCM=');
      expect(hashes).toHaveLength(2);
      const policy = contentSecurityPolicy('https://res.wx.qq.com', hashes);
      expect(policy).toContain(`script-src 'self' https://res.wx.qq.com '${hashes[0]}' '${hashes[1]}';`);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy.match(/script-src[^;]*/)?.[0]).not.toMatch(/unsafe/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has no hashes before the page is built', () => {
    expect(inlineScriptHashes('/nowhere')).toEqual([]);
  });
});
