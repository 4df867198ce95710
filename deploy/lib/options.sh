# Options shared by the commands, with .env and deploy/env/defaults behind them.
read_env_file() {
  local line name
  [ -r "$1" ] || return 0
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in ''|'#'*) continue ;; esac
    name=${line%%=*}
    [ -n "${!name+set}" ] || export "$name=${line#*=}"
  done <"$1"
}

read_options() {
  local option
  read_env_file "$ROOT/.env"
  read_env_file "$ROOT/deploy/env/defaults"
  STATE=${ARTIFIO_STATE:-$ROOT/.state} PORT=$ARTIFIO_PORT HOST=$ARTIFIO_HOST LISTEN=$ARTIFIO_LISTEN LIMITS=on DETACH=
  while [ $# -gt 0 ]; do
    option=$1
    case $option in
      --state) STATE=${2:?--state needs a folder}; shift ;;
      --port) PORT=${2:?--port needs a number}; shift ;;
      --limits) LIMITS=${2:?--limits is on or off}; shift ;;
      --detach) DETACH=1 ;;
      *) die "unknown option $option; usage: $USAGE" ;;
    esac
    shift
  done
  case $PORT in *[!0-9]*|'') die "--port needs a number" ;; esac
  [ "$PORT" -ge 1024 ] && [ "$PORT" -le 65534 ] || die "--port must be from 1024 to 65534 (the sandbox takes the next one)"
  case $LIMITS in on|off) ;; *) die "--limits is on or off" ;; esac
  SANDBOX_PORT=$((PORT + 1))
  PUBLIC_URL=https://$HOST:$PORT
  case $STATE in /*) ;; *) STATE=$PWD/$STATE ;; esac
}
