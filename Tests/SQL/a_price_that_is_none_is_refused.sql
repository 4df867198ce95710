begin;
select test.refused(format('select api.start_generation(test.claims(''ada''), test.ord() || ''{"cost": "%s"}'')', cost), 'ZE020') from unnest(array['0', '-5', 'NaN']) cost;
select test.refused('select api.start_generation(test.claims(''ada''), test.ord(2, null, ''{"quoted_cost": "1.99"}''))', 'ZE007');
rollback;
