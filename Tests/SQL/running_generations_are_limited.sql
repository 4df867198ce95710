begin;
select test.start('ada', 1), test.start('ada', 1);
select test.refused('select api.start_generation(test.claims(''ada''), test.ord(1, null, ''{"max_running": 2}''))', 'ZE016');
select test.is('balance', test.balance('ada'), 498.0);
rollback;
