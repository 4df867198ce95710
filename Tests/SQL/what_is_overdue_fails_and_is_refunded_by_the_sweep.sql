begin;
select api.start_generation(test.claims('ada'), test.ord(3, null, '{"deadline_seconds": -60}')) is not null;
select jobs.sweep();
select test.is('timeout', (select status || ' ' || status_detail || ' ' || error_code from generations), 'failed timeout E005');
select test.is('refunded', test.balance('ada'), 500.0);
rollback;
