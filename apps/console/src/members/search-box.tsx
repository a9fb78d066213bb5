// One field for finding somebody; it says how it understands what is typed, and sends on Enter.
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { withValues } from '../ui/use-keyset';
import { searchMeaning } from './search-meaning';

export function SearchBox() {
  const [params] = useSearchParams();
  const searched = params.get('search') ?? '';
  // Another address (back, a link) is another text in the field.
  return <SearchForm key={searched} searched={searched} />;
}

function SearchForm({ searched }: { readonly searched: string }) {
  const [, setParams] = useSearchParams();
  const [text, setText] = useState(searched);
  const meaning = searchMeaning(text);
  const search = (value: string) => setParams((params) => withValues(params, { search: value.trim() }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (meaning.kind !== 'wrong') search(text);
  };
  return (
    <form role="search" className="search" onSubmit={send}>
      <label className="unseen" htmlFor="member-search">
        查找会员
      </label>
      <Input
        id="member-search"
        size="large"
        maxLength={60}
        allowClear={{ clearIcon: <span className="search-clear">清空</span> }}
        autoComplete="off"
        placeholder="查找会员"
        value={text}
        aria-describedby="member-search-meaning"
        onChange={(event) => {
          setText(event.target.value);
          if (event.target.value === '' && searched !== '') search('');
        }}
      />
      <Button size="large" type="primary" htmlType="submit" data-testid="search-submit">
        查找
      </Button>
      <p
        id="member-search-meaning"
        className={meaning.kind === 'wrong' ? 'field-error' : 'field-hint'}
        data-testid="search-meaning"
      >
        {meaning.sentence}
      </p>
    </form>
  );
}
