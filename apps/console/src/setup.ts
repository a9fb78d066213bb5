// What must hold before any other module runs: zod without `new Function`, which the Content-Security-Policy refuses.
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { z } from 'zod';

z.config({ jitless: true });
dayjs.locale('zh-cn');
