// The console's entry: theme, data and routes around every page.
import './setup';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from './api/query-client';
import './base.css';
import { router } from './router';
import { askEarly, endSession } from './session/session';
import { Themed } from './themed';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has lost its #root');

const client = createQueryClient(endSession);
askEarly(client);

createRoot(root).render(
  <StrictMode>
    <Themed>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </Themed>
  </StrictMode>,
);
