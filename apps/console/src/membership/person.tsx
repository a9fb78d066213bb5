// Who a row is about: masked, a link where one's own role may open the page.
import { Link } from 'react-router';

interface PersonProps {
  readonly row: {
    readonly memberId: string;
    readonly nameMasked: string | null;
    readonly phoneMasked: string | null;
    readonly mayOpen: boolean;
  };
}

export function Person({ row: { memberId, nameMasked, phoneMasked, mayOpen } }: PersonProps) {
  const name = nameMasked ?? '未留姓名';
  return (
    <>
      {mayOpen ? <Link to={`/members/${memberId}`}>{name}</Link> : name}
      <span className="approval-under">{phoneMasked ?? '未留手机号'}</span>
    </>
  );
}
