#!/usr/bin/env bash
# enter.sh ROOT X11 INIT…: a small Debian in namespaces of its own, without a network but loopback. Whatever runs
# in it ends with its first process, and its mounts go with it. Says "entered" just before that process begins.
set -euo pipefail

if [ "${1:-}" != --inside ]; then
    # systemd wants a group of processes that is its own.
    for groups in /sys/fs/cgroup/unified /sys/fs/cgroup; do
        if [ -e "$groups/cgroup.procs" ]; then
            mkdir -p "$groups/martillo-test-$$"
            echo $$ >"$groups/martillo-test-$$/cgroup.procs"
            break
        fi
    done
    exec unshare --pid --mount --uts --ipc --cgroup --net --fork --kill-child -- bash "$0" --inside "$@"
fi

root=$2 x11=$3
shift 3
mount --make-rprivate /
ip link set lo up
hostname stranger
mount --bind "$root" "$root"
cd "$root"
mount -t proc proc proc
mount -t sysfs sysfs sys
mount -t cgroup2 cgroup sys/fs/cgroup
for folder in run tmp dev; do mount -t tmpfs tmpfs "$folder"; done
for node in null zero full random urandom tty; do
    touch "dev/$node"
    mount --bind "/dev/$node" "dev/$node"
done
mkdir -p dev/pts dev/shm tmp/.X11-unix run/lock
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
mount -t tmpfs tmpfs dev/shm
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
chmod 1777 tmp dev/shm
[ "$x11" = none ] || mount --bind "$x11" tmp/.X11-unix
mkdir -p old
pivot_root . old
umount -l old
rmdir old
echo entered
exec env -i container=martillo-test PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@" </dev/null >/dev/null 2>&1
