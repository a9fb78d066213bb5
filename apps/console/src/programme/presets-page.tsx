// The gallery of programmes that ship: whom each suits, what it says, and a draft from it.
import { type PresetCode, presetGallery, presets } from '@guike/programme/text';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { Page } from '../ui/page';
import { ProblemLine } from '../ui/problem';
import './programme.css';
import { ProgrammeSheet } from './read/programme-sheet';
import { useStartDraft } from './start-draft';

const codes = Object.keys(presetGallery) as PresetCode[];

export function PresetsPage() {
  const [params] = useSearchParams();
  const open = codes.find((code) => code === params.get('read'));
  return open === undefined ? <Gallery /> : <Reading code={open} />;
}

function Gallery() {
  const { start, isPending, error, from } = useStartDraft();
  return (
    <Page
      title="从模板开始"
      lead="选一个最像的，每一条规则都还可以改。发布以前会员看不到。"
      back={{ to: '/programme', label: '会员方案' }}
    >
      <ProblemLine error={error} />
      <ul className="gallery">
        {codes.map((code) => {
          const { title, suits } = presetGallery[code];
          return (
            <li key={code} className="panel gallery-card">
              <h2>{title}</h2>
              <p>{suits}</p>
              <p className="quiet">{presets[code].tiers.map(({ name }) => name).join(' · ')}</p>
              <p className="gallery-actions">
                <Button
                  type="primary"
                  data-testid={`start-${code}`}
                  disabled={isPending}
                  loading={from !== undefined && 'preset' in from && from.preset === code}
                  onClick={() => start({ preset: code })}
                >
                  用它开始<span className="unseen">：{title}</span>
                </Button>
                <Link to={`?read=${code}`}>
                  先看看<span className="unseen">「{title}」</span>
                </Link>
              </p>
            </li>
          );
        })}
      </ul>
    </Page>
  );
}

function Reading({ code }: { readonly code: PresetCode }) {
  const { start, isPending, error } = useStartDraft();
  const { title, suits } = presetGallery[code];
  return (
    <Page
      title={title}
      lead={suits}
      back={{ to: '/programme/presets', label: '从模板开始' }}
      actions={
        <Button
          type="primary"
          loading={isPending}
          data-testid={`start-${code}`}
          onClick={() => start({ preset: code })}
        >
          用它开始
        </Button>
      }
    >
      <ProblemLine error={error} />
      <ProgrammeSheet body={presets[code]} />
    </Page>
  );
}
