begin;
-- I-12: all pairs, hole 10.
do $$
declare one text; two text; made uuid; allowed boolean;
begin
  foreach one in array array['pending', 'processing', 'completed', 'failed'] loop
    foreach two in array array['pending', 'processing', 'completed', 'failed'] loop
      made := test.start('ada', 0.01);
      if one = 'completed' then update generations set status = 'processing' where id = made; end if;
      if one <> 'pending' then update generations set status = one where id = made; end if;
      allowed := (one, two) in (('pending', 'processing'), ('pending', 'failed'), ('processing', 'completed'), ('processing', 'failed'),
        ('pending', 'pending'), ('processing', 'processing'));
      if allowed then
        update generations set status = two where id = made;
      else
        perform test.refused(format('update generations set status = %L, error_message = ''late'' where id = %L', two, made), 'ZE017');
      end if;
      if one in ('pending', 'processing') then update generations set status = 'failed' where id = made and status in ('pending', 'processing'); end if;
    end loop;
  end loop;
end $$;
rollback;
