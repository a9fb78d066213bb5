// Who a row is about: masked, a link where one's own role may open the page.
import { Link } from 'react-router';

interface PersonProps {
  readonly row: {
    readonly memberId: string;
    readonly nameMasked: string | null;
    readonly phoneMasked: string | null;
    /** Where a list does not say, everybody who reads it may open the members in it. */
    readonly mayOpen?: boolean;
  };
  /** The tab of the member's page that the link opens. */
  readonly tab?: 'tier';
}

export function Person({ row: { memberId, nameMasked, phoneMasked, mayOpen = true }, tab }: PersonProps) {
  const name = nameMasked ?? '未留姓名';
  const page = `/members/${memberId}${tab === undefined ? '' : `?tab=${tab}`}`;
  return (
    <>
      {mayOpen ? <Link to={page}>{name}</Link> : name}
      <span className="under">{phoneMasked ?? '未留手机号'}</span>
    </>
  );
}
