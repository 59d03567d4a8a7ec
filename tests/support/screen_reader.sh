# A screen, a bus of assistive technology, a listener on it, and the program that speaks: for one test.
# Started by dbus-run-session; $1 is Python, $2 a folder for what was heard, $3 the number of a free screen.
set -u
export XDG_CACHE_HOME="$2"
Xvfb ":$3" -screen 0 800x600x24 -nolisten tcp & screen=$!
/usr/libexec/at-spi-bus-launcher --launch-immediately & bus=$!
address=""
for _ in $(seq 50); do
    address=$(dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus org.a11y.Bus.GetAddress \
        | sed -n 's/.*string "\(.*\)"/\1/p')
    [ -n "$address" ] && [ -S "/tmp/.X11-unix/X$3" ] && break
    sleep 0.1
done
"$1" -m tests.support.screen_reader "$address" "$2/ready" > "$2/heard" & listener=$!
for _ in $(seq 100); do [ -e "$2/ready" ] && break; sleep 0.1; done
DISPLAY=":$3" QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 "$1" -m tests.support.announcing_window
spoken=$?
kill "$listener" "$bus" "$screen"
wait
exit "$spoken"
