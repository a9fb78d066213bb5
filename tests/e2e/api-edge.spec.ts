import { TestApi } from '../support/api';
let api: TestApi;
beforeAll(async () => { api = await TestApi.open(); });
afterAll(() => api?.close());
it('sells', async () => {
  const sale = { receipt: { businessDay: '2026-03-02', number: '1' }, paidAt: '2026-03-02T10:00:00+08:00', member: { phone: '13800138000' }, lines: [{ sku: 'A', name: '衬衫', quantity: 2, unitPriceFen: 80000, amountFen: 160000 }], joinConsent: { version: '1' } };
  console.log(await api.till({ path: '/till/purchases', body: sale }));
  console.log(await api.till({ path: '/till/purchases', body: { ...sale, member: { phone: '12' } } }));
  console.log(await api.till({ path: '/till/purchases/2026-03-02/1' }));
  console.log(await api.send({ path: '/readyz' }), await api.send({ path: '/nope' }), await api.send({ path: '/%zz' }), await api.fetch('/staff/session', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }), await api.fetch('/staff/session', { method: 'POST', body: '', headers: { 'content-type': 'application/json' } }), await api.fetch('/staff/session', { method: 'POST', body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }), await api.fetch('/staff/session', { method: 'POST', body: 'a=b', headers: { 'content-type': 'text/plain' } }));
  console.log(await api.send({ path: '/docs' }).then(a => [a.status, a.headers]), await api.send({ path: '/docs/swagger-ui.css' }).then(a => [a.status, a.headers]), await api.send({ path: '/admin/queues' }));
  const boss = await api.hire('boss', 'head_office');
  const token = await api.signIn(boss);
  console.log(await api.send({ path: '/admin/queues', headers: { authorization: `Bearer ${token}` } }).then(a => [a.status, a.headers, String(a.body).slice(0, 300)]),await api.send({ path: '/admin/queues/api/queues', headers: { authorization: `Bearer ${token}` } }).then(a => [a.status, JSON.stringify(a.body).slice(0,300)]));
  console.log(await api.send({ path: '/staff/me', headers: { authorization: `Bearer ${token}` } }));
  console.log(await api.send({ path: '/metrics' }).then(a => [a.status, String(a.body).slice(-1500)]));
  console.log(api.log);
});
