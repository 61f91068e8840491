-- What the list of deliveries is narrowed by.
create index webhook_deliveries_job_idx on public.webhook_deliveries (job_id, delivery_id) where job_id is not null;
create index webhook_deliveries_failed_idx on public.webhook_deliveries (delivery_id) where status = 'FAILED';
