// Sending a till's export: which store, which system, which file; then on to its progress.
import { adminDeskEndpoints } from '@guike/contracts/http';
import { Button, Input, Progress } from 'antd';
import { type FormEvent, useState } from 'react';
import { fieldErrorsOf } from '../api/refused';
import { useRemote } from '../api/remote';
import { useMe } from '../session/session';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { Page } from '../ui/page';
import { Panel } from '../ui/panel';
import { ProblemLine } from '../ui/problem';
import { FileDrop } from './file-drop';
import './imports.css';
import { MOST_BYTES } from './upload';
import { useUpload } from './use-upload';

interface Words {
  readonly source: string;
  readonly consent: string;
}

export function UploadPage() {
  const me = useMe();
  const [store, setStore] = useState(me.storeCode ?? '');
  const [words, setWords] = useState<Words>({ source: '', consent: '' });
  const [file, setFile] = useState<File | null>(null);
  const { sending, share } = useUpload();
  const errors = fieldErrorsOf(sending.error);
  const source = words.source.trim();
  const tooLarge = file !== null && file.size > MOST_BYTES;
  const isReady = store !== '' && source !== '' && file !== null && !tooLarge;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || sending.isPending) return;
    sending.mutate({ file, query: { store, source, fileName: file.name, consent: words.consent.trim() } });
  };
  return (
    <Page title="导入文件" back={{ to: '/imports', label: '导入' }}>
      <Panel>
        <form className="form upload" noValidate onSubmit={send} data-testid="upload-form">
          <StoreField value={store} onChange={setStore} error={errors['store']} />
          <WordFields words={words} errors={errors} onChange={setWords} />
          <FileDrop file={file} onChoose={setFile} isTooLarge={tooLarge} isOff={sending.isPending} />
          {Object.keys(errors).length > 0 ? <FileErrors errors={errors} /> : <ProblemLine error={sending.error} />}
          {sending.isPending && <Sending share={share} />}
          <Button
            type="primary"
            htmlType="submit"
            disabled={!isReady}
            loading={sending.isPending}
            data-testid="upload-submit"
          >
            开始导入
          </Button>
        </form>
      </Panel>
    </Page>
  );
}

interface WordFieldsProps {
  readonly words: Words;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (words: Words) => void;
}

function WordFields({ words, errors, onChange }: WordFieldsProps) {
  return (
    <>
      <Field label="来源" hint="收银系统的名字，比如 pos。客户号按来源区分，每次都要写得一样" error={errors['source']}>
        <Input
          id="source"
          maxLength={64}
          value={words.source}
          onChange={(event) => onChange({ ...words, source: event.target.value })}
        />
      </Field>
      <Field
        label="会员协议版本（可不填）"
        hint="客户在店里已经同意入会才填，填他们同意的版本：满足条件的直接入会，并记下这次同意。不填，只记为潜客"
        error={errors['consent']}
      >
        <Input
          id="consent"
          maxLength={64}
          value={words.consent}
          onChange={(event) => onChange({ ...words, consent: event.target.value })}
        />
      </Field>
    </>
  );
}

const fieldsShown = ['store', 'source', 'consent'];

/** What is wrong with the file itself: columns that are missing, an encoding. */
function FileErrors({ errors }: Pick<WordFieldsProps, 'errors'>) {
  return Object.entries(errors)
    .filter(([name]) => !fieldsShown.includes(name))
    .map(([name, message]) => (
      <p key={name} className="field-error">
        {message}
      </p>
    ));
}

function Sending({ share }: { readonly share: number }) {
  return (
    <div data-testid="upload-progress" aria-live="polite">
      <p>{share < 1 ? '正在上传，请不要关闭这一页' : '已传完，正在读文件'}</p>
      <Progress percent={Math.floor(share * 100)} aria-label="上传进度" />
    </div>
  );
}

interface StoreFieldProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly error: string | undefined;
}

/** Managers send for their own store. */
function StoreField({ value, onChange, error }: StoreFieldProps) {
  const me = useMe();
  const isFree = me.storeCode === null;
  const stores = useRemote(adminDeskEndpoints.stores, {}, { enabled: isFree });
  const own = { value: me.storeCode ?? '', label: me.storeName ?? '' };
  const all = (stores.data?.stores ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const options = isFree ? [{ value: '', label: '请选择' }, ...all] : [own];
  return (
    <Field label="门店" error={error}>
      <Choice id="store" value={value} options={options} disabled={!isFree} onChange={onChange} />
    </Field>
  );
}
