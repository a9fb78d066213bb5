// The last line: a page that broke, or whose code has gone with a release.
import { Button } from 'antd';

export function Crash() {
  return (
    <div className="note" role="alert" data-testid="crash">
      <p className="note-title">这一页没有打开</p>
      <p className="note-small">可能是网络断了，也可能是系统刚更新过。刷新后再试；还不行，请告诉总务。</p>
      <Button type="primary" onClick={() => window.location.reload()}>
        刷新页面
      </Button>
    </div>
  );
}
