<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_GB">
<context>
    <name>AboutPart</name>
    <message>
        <source>How lots close</source>
        <translation>Cómo se cierran los lotes</translation>
    </message>
    <message>
        <source>Live: the auctioneer calls them</source>
        <translation>En directo: los remata el subastador</translation>
    </message>
    <message>
        <source>Lots come up one after the other; you open and sell each from the control window.</source>
        <translation>Los lotes salen uno tras otro; usted abre y adjudica cada uno desde la ventana de control.</translation>
    </message>
    <message>
        <source>Timed: the clock closes them</source>
        <translation>Con reloj: se cierran solos</translation>
    </message>
    <message>
        <source>All lots are open at once and close one after the other at their times.</source>
        <translation>Todos los lotes están abiertos a la vez y se cierran uno tras otro a su hora.</translation>
    </message>
    <message>
        <source>The sale</source>
        <translation>La subasta</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Furniture and clocks, 12 December</source>
        <translation>Muebles y relojes, 12 de diciembre</translation>
    </message>
</context>
<context>
    <name>AbsenteeRow</name>
    <message>
        <source>Win one lot of “{group}”, and your maxima on its other lots go out of the book.</source>
        <translation>Si gana un lote de «{group}», sus máximos en los demás salen del libro.</translation>
    </message>
    <message>
        <source>+1 in a tie</source>
        <translation>+1 en caso de empate</translation>
    </message>
    <message>
        <source>If somebody left the same maximum, go one step higher, once.</source>
        <translation>Si alguien dejó el mismo máximo, subir un tramo más, una sola vez.</translation>
    </message>
    <message>
        <source>Either-or group</source>
        <translation>Grupo (uno u otro)</translation>
    </message>
    <message>
        <source>Lots of which you want only one: give them the same name.</source>
        <translation>Lotes de los que solo quiere uno: deles el mismo nombre.</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Retirarlo</translation>
    </message>
</context>
<context>
    <name>AccountForm</name>
    <message>
        <source>Asking the house…</source>
        <translation>Consultando a la casa…</translation>
    </message>
    <message>
        <source>Set-up code</source>
        <translation>Código de apertura</translation>
    </message>
    <message>
        <source>Printed where the house was started; good for an hour, and once.</source>
        <translation>Aparece donde se inició la casa; vale una hora y una sola vez.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Su nombre</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>To sign in with; no mail is sent.</source>
        <translation>Para iniciar sesión; no se envía ningún correo.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>At least 8 characters.</source>
        <translation>Al menos 8 caracteres.</translation>
    </message>
    <message>
        <source>Choose a house first.</source>
        <translation>Elija antes una casa.</translation>
    </message>
    <message>
        <source>Type the code that the house printed.</source>
        <translation>Escriba el código que mostró la casa.</translation>
    </message>
    <message>
        <source>Type your name.</source>
        <translation>Escriba su nombre.</translation>
    </message>
    <message>
        <source>Type your email address.</source>
        <translation>Escriba su correo electrónico.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Escriba su contraseña.</translation>
    </message>
    <message>
        <source>This code is wrong, used or too old. Start the house again for a new one.</source>
        <translation>Este código es erróneo, está usado o es demasiado viejo. Reinicie la casa para obtener otro.</translation>
    </message>
    <message>
        <source>This name is too long, or has signs that cannot be shown.</source>
        <translation>Este nombre es demasiado largo o tiene signos que no se pueden mostrar.</translation>
    </message>
    <message>
        <source>Write it like name@example.org.</source>
        <translation>Escríbalo como nombre@example.org.</translation>
    </message>
    <message>
        <source>Choose a password of 8 to 128 characters.</source>
        <translation>Elija una contraseña de entre 8 y 128 caracteres.</translation>
    </message>
    <message>
        <source>This password is easy to guess. Choose another.</source>
        <translation>Esta contraseña es fácil de adivinar. Elija otra.</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Make the account</source>
        <translation>Crear la cuenta</translation>
    </message>
    <message>
        <source>Your account in this house</source>
        <translation>Su cuenta en esta casa</translation>
    </message>
    <message>
        <source>The house is open and new. The first account may do everything in it: make it yours.</source>
        <translation>La casa está abierta y es nueva. La primera cuenta puede hacerlo todo en ella: que sea la suya.</translation>
    </message>
    <message>
        <source>Close the house again</source>
        <translation>Volver a cerrar la casa</translation>
    </message>
</context>
<context>
    <name>AccountingForm</name>
    <message>
        <source>Write a rate like 15, or tiers like 20 &lt; 5,000; 15.</source>
        <translation>Escriba un porcentaje como 15, o tramos como 20 &lt; 5.000; 15.</translation>
    </message>
    <message>
        <source>Write it like 21 or 12.5.</source>
        <translation>Escríbalo como 21 o 12,5.</translation>
    </message>
    <message>
        <source>This is not an amount.</source>
        <translation>No es un importe.</translation>
    </message>
    <message>
        <source>Write a number of days, at most 365.</source>
        <translation>Escriba un número de días, 365 como máximo.</translation>
    </message>
    <message>
        <source>This sale</source>
        <translation>Esta subasta</translation>
    </message>
    <message>
        <source>Commission (%)</source>
        <translation>Comisión (%)</translation>
    </message>
    <message>
        <source>One rate, or tiers: 20 &lt; 5,000; 15 takes 20 % up to 5,000 and 15 % above.</source>
        <translation>Un porcentaje, o tramos: 20 &lt; 5.000; 15 cobra el 20 % hasta 5.000 y el 15 % por encima.</translation>
    </message>
    <message>
        <source>VAT on commission and fees (%)</source>
        <translation>IVA de comisión y gastos (%)</translation>
    </message>
    <message>
        <source>Insurance (% of the hammer price)</source>
        <translation>Seguro (% del remate)</translation>
    </message>
    <message>
        <source>Fee for a lot sold</source>
        <translation>Gastos por lote vendido</translation>
    </message>
    <message>
        <source>Fee for a lot unsold</source>
        <translation>Gastos por lote no vendido</translation>
    </message>
    <message>
        <source>Buyers pay within (days)</source>
        <translation>Plazo de pago del comprador (días)</translation>
    </message>
    <message>
        <source>Sellers are paid within (days)</source>
        <translation>Plazo de abono al vendedor (días)</translation>
    </message>
    <message>
        <source>Where the sale is held</source>
        <translation>Lugar de la subasta</translation>
    </message>
    <message>
        <source>Language of the papers</source>
        <translation>Idioma de los documentos</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglés</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Note to buyers</source>
        <translation>Nota para compradores</translation>
    </message>
    <message>
        <source>Note to sellers</source>
        <translation>Nota para vendedores</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>AccountsTab</name>
    <message>
        <source>The letterhead is kept.</source>
        <translation>El membrete se ha guardado.</translation>
    </message>
    <message>
        <source>How this sale is settled is kept.</source>
        <translation>Las condiciones de liquidación se han guardado.</translation>
    </message>
</context>
<context>
    <name>ActWords</name>
    <message>
        <source>Open the sale</source>
        <translation>Abrir la subasta</translation>
    </message>
    <message>
        <source>End the sale</source>
        <translation>Terminar la subasta</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Say to everybody</source>
        <translation>Decir a todos</translation>
    </message>
    <message>
        <source>Next lot</source>
        <translation>Siguiente lote</translation>
    </message>
    <message>
        <source>Room bid</source>
        <translation>Puja en sala</translation>
    </message>
    <message>
        <source>Set the ask</source>
        <translation>Fijar el precio pedido</translation>
    </message>
    <message>
        <source>Ask more</source>
        <translation>Pedir más</translation>
    </message>
    <message>
        <source>Ask less</source>
        <translation>Pedir menos</translation>
    </message>
    <message>
        <source>Fair warning</source>
        <translation>Último aviso</translation>
    </message>
    <message>
        <source>Final call</source>
        <translation>Última llamada</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Adjudicar</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Desierto</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Retract</source>
        <translation>Revocar</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Cut the bid</source>
        <translation>Cortar la puja</translation>
    </message>
    <message>
        <source>Set the step</source>
        <translation>Fijar el tramo</translation>
    </message>
    <message>
        <source>Put next</source>
        <translation>Puesto el siguiente</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>Ofrecer de nuevo</translation>
    </message>
    <message>
        <source>Bid for a paddle</source>
        <translation>Pujar por una paleta</translation>
    </message>
    <message>
        <source>Limit into the book</source>
        <translation>Límite al libro</translation>
    </message>
    <message>
        <source>Out of the book</source>
        <translation>Fuera del libro</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Más tiempo</translation>
    </message>
    <message>
        <source>More time for every lot</source>
        <translation>Más tiempo para todos</translation>
    </message>
    <message>
        <source>Buyer in the room</source>
        <translation>Comprador en sala</translation>
    </message>
    <message>
        <source>Open the lot</source>
        <translation>Abrir el lote</translation>
    </message>
    <message>
        <source>Move lots</source>
        <translation>Mover lotes</translation>
    </message>
    <message>
        <source>There is no connection. Nothing was sent.</source>
        <translation>No hay conexión. No se ha enviado nada.</translation>
    </message>
    <message>
        <source>This network lets plain HTTP through only, and calls cannot go that way. Nothing was sent.</source>
        <translation>Esta red solo deja pasar HTTP simple, y las llamadas no pueden ir por ahí. No se envió nada.</translation>
    </message>
    <message>
        <source>Only a clerk may do that. Sign in as one.</source>
        <translation>Solo puede hacerlo el personal de la casa. Entre con una de sus cuentas.</translation>
    </message>
    <message>
        <source>The sale is not open yet. Open it first.</source>
        <translation>La subasta aún no está abierta. Ábrala primero.</translation>
    </message>
    <message>
        <source>The sale is open already.</source>
        <translation>La subasta ya está abierta.</translation>
    </message>
    <message>
        <source>The sale is over.</source>
        <translation>La subasta ha terminado.</translation>
    </message>
    <message>
        <source>In a timed sale the clock closes the lots.</source>
        <translation>En una subasta con reloj, el reloj cierra los lotes.</translation>
    </message>
    <message>
        <source>The sale is on hold. Press H to go on.</source>
        <translation>La subasta está en pausa. Pulse H para reanudarla.</translation>
    </message>
    <message>
        <source>The sale is not on hold.</source>
        <translation>La subasta no está en pausa.</translation>
    </message>
    <message>
        <source>There is no lot for that. Press N for the next one.</source>
        <translation>No hay lote para eso. Pulse N para el siguiente.</translation>
    </message>
    <message>
        <source>This lot is not open. Press N to open the next one.</source>
        <translation>Este lote no está abierto. Pulse N para abrir el siguiente.</translation>
    </message>
    <message>
        <source>A lot is still open. Sell or pass it first.</source>
        <translation>Aún hay un lote abierto. Adjudíquelo o declárelo desierto primero.</translation>
    </message>
    <message>
        <source>This lot was on the block already. Reopen it instead.</source>
        <translation>Este lote ya salió a subasta. Reábralo.</translation>
    </message>
    <message>
        <source>This lot is closed. Press N for the next, or reopen it.</source>
        <translation>Este lote está cerrado. Pulse N para el siguiente, o reábralo.</translation>
    </message>
    <message>
        <source>This lot is not closed.</source>
        <translation>Este lote no está cerrado.</translation>
    </message>
    <message>
        <source>Another lot is on the block. Sell or pass it first.</source>
        <translation>Hay otro lote en subasta. Adjudíquelo o declárelo desierto primero.</translation>
    </message>
    <message>
        <source>That has been called already.</source>
        <translation>Eso ya se ha anunciado.</translation>
    </message>
    <message>
        <source>There is no bid. Pass the lot instead.</source>
        <translation>No hay pujas. Declare el lote desierto.</translation>
    </message>
    <message>
        <source>A lot without reserve stays once there are bids on it.</source>
        <translation>Un lote sin reserva no se retira cuando ya tiene pujas.</translation>
    </message>
    <message>
        <source>The ask is already the next rung above the price.</source>
        <translation>El precio pedido ya es el siguiente tramo sobre el precio.</translation>
    </message>
    <message>
        <source>There is nothing to undo on this lot.</source>
        <translation>No hay nada que deshacer en este lote.</translation>
    </message>
    <message>
        <source>There is nothing to cut: without a bid, or with the ask right above it.</source>
        <translation>No hay nada que cortar: falta una puja, o se pide justo por encima de ella.</translation>
    </message>
    <message>
        <source>No lot is passed.</source>
        <translation>Ningún lote ha quedado desierto.</translation>
    </message>
    <message>
        <source>There is no other lot to come.</source>
        <translation>No queda otro lote por salir.</translation>
    </message>
    <message>
        <source>No lot is open.</source>
        <translation>No hay ningún lote abierto.</translation>
    </message>
    <message>
        <source>In a live sale no clock runs.</source>
        <translation>En una subasta en directo no corre ningún reloj.</translation>
    </message>
    <message>
        <source>This lot was not sold to the room.</source>
        <translation>Este lote no se adjudicó a la sala.</translation>
    </message>
    <message>
        <source>Type the number first, then the key.</source>
        <translation>Escriba primero el número y después la tecla.</translation>
    </message>
    <message>
        <source>There is no such lot in this sale.</source>
        <translation>No existe ese lote en esta subasta.</translation>
    </message>
    <message>
        <source>There is no such paddle in this sale.</source>
        <translation>No existe esa paleta en esta subasta.</translation>
    </message>
    <message>
        <source>No telephone or paddle has this key now.</source>
        <translation>Ningún teléfono ni paleta tiene ahora esta tecla.</translation>
    </message>
    <message>
        <source>This paddle has no limit in the book of that lot.</source>
        <translation>Esta paleta no tiene límite en el libro de ese lote.</translation>
    </message>
    <message>
        <source>The ask must be above the price.</source>
        <translation>El precio pedido debe superar la puja actual.</translation>
    </message>
    <message>
        <source>That limit is below what the lot stands at or asks for.</source>
        <translation>Ese límite no llega al precio del lote ni al precio pedido.</translation>
    </message>
    <message>
        <source>That is below the ask. To take less, type it and press Enter: then it is the ask.</source>
        <translation>No llega al precio pedido. Para aceptar menos, escríbalo y pulse Intro: será el precio pedido.</translation>
    </message>
    <message>
        <source>This paddle leads already.</source>
        <translation>Esta paleta ya va en cabeza.</translation>
    </message>
    <message>
        <source>This paddle is not approved for this sale.</source>
        <translation>Esta paleta no está aprobada en esta subasta.</translation>
    </message>
    <message>
        <source>This paddle is blocked. It can be let in again in the office, under Bidders.</source>
        <translation>Esta paleta está bloqueada. Puede admitirla de nuevo en la oficina, página Postores.</translation>
    </message>
    <message>
        <source>That is above the limit of this paddle. It can be raised in the office, under Bidders.</source>
        <translation>Supera el límite de esta paleta. Puede aumentarlo en la oficina, página Postores.</translation>
    </message>
    <message>
        <source>No answer came. The feed will show whether it counts.</source>
        <translation>No llegó respuesta. El registro dirá si cuenta.</translation>
    </message>
</context>
<context>
    <name>ActionButton</name>
    <message>
        <source>Key: {key}</source>
        <translation>Tecla: {key}</translation>
    </message>
</context>
<context>
    <name>ActionLabels</name>
    <message>
        <source>Room bid {amount}</source>
        <translation>Sala {amount}</translation>
    </message>
    <message>
        <source>Sell under the reserve</source>
        <translation>Adjudicar bajo reserva</translation>
    </message>
    <message>
        <source>Sold to the room</source>
        <translation>Adjudicar a la sala</translation>
    </message>
    <message>
        <source>Sold to {paddle}</source>
        <translation>Adjudicar a {paddle}</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Deshacer: {what}</translation>
    </message>
    <message>
        <source>Undo {who}: {amount}</source>
        <translation>Deshacer {who}: {amount}</translation>
    </message>
    <message>
        <source>reopened</source>
        <translation>reabierto</translation>
    </message>
    <message>
        <source>bid taken back</source>
        <translation>puja retirada</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>Skip lot {lot}</source>
        <translation>Saltar el lote {lot}</translation>
    </message>
    <message>
        <source>Offer again · {count}</source>
        <translation>Ofrecer de nuevo · {count}</translation>
    </message>
    <message>
        <source>Cut to {amount}</source>
        <translation>Cortar a {amount}</translation>
    </message>
    <message>
        <source>{time} more</source>
        <translation>{time} más</translation>
    </message>
    <message>
        <source>Next lot {lot}</source>
        <translation>Siguiente: {lot}</translation>
    </message>
</context>
<context>
    <name>ActionsPanel</name>
    <message>
        <source>Offered again.</source>
        <translation>Se ofrece de nuevo.</translation>
    </message>
    <message>
        <source>Press Withdraw once more to take lot {lot} out of the sale.</source>
        <translation>Pulse Retirar otra vez para retirar el lote {lot} de la subasta.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
</context>
<context>
    <name>After</name>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Adjudicado</translation>
    </message>
    <message>
        <source>Unsold</source>
        <translation>No vendidos</translation>
    </message>
    <message>
        <source>Room, nobody noted</source>
        <translation>Sala, sin anotar</translation>
    </message>
    <message>
        <source>After the sale</source>
        <translation>Tras la subasta</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptada</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>rechazada</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirada</translation>
    </message>
    <message>
        <source>This lot was not sold to the room, so its buyer is known already.</source>
        <translation>Este lote no se vendió en la sala; su comprador ya se conoce.</translation>
    </message>
    <message>
        <source>Offers are taken on lots that were passed, when the sale is over.</source>
        <translation>Se admiten ofertas por lotes no vendidos cuando la subasta ha terminado.</translation>
    </message>
    <message>
        <source>This lot has found a buyer meanwhile.</source>
        <translation>Este lote ha encontrado comprador entretanto.</translation>
    </message>
    <message>
        <source>This paddle was not approved in the sale.</source>
        <translation>Esta paleta no fue admitida en la subasta.</translation>
    </message>
    <message>
        <source>With what was bought and offered so far this exceeds the paddle&apos;s credit limit.</source>
        <translation>Con lo comprado y ofrecido hasta ahora se supera el límite de crédito de la paleta.</translation>
    </message>
    <message>
        <source>Another offer was accepted for this lot, or somebody decided meanwhile.</source>
        <translation>Se aceptó otra oferta por este lote, o alguien decidió entretanto.</translation>
    </message>
    <message>
        <source>This offer cannot become that any more.</source>
        <translation>Esta oferta ya no puede cambiar así.</translation>
    </message>
    <message>
        <source>sold after the sale</source>
        <translation>vendido tras la subasta</translation>
    </message>
    <message>
        <source>room</source>
        <translation>sala</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>borrador</translation>
    </message>
    <message>
        <source>no. {number}</source>
        <translation>n.º {number}</translation>
    </message>
    <message>
        <source>no. {number}, changed since</source>
        <translation>n.º {number}, ha cambiado</translation>
    </message>
    <message>
        <source>Buyers</source>
        <translation>Compradores</translation>
    </message>
    <message>
        <source>Sellers</source>
        <translation>Vendedores</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Guardado: {file}</translation>
    </message>
    <message>
        <source>The file cannot be written: {why}.</source>
        <translation>No se puede escribir el archivo: {why}.</translation>
    </message>
</context>
<context>
    <name>AfterPage</name>
    <message>
        <source>After the sale</source>
        <translation>Tras la subasta</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Unsold and offers</source>
        <translation>No vendidos y ofertas</translation>
    </message>
    <message>
        <source>Buyers</source>
        <translation>Compradores</translation>
    </message>
    <message>
        <source>Sellers</source>
        <translation>Vendedores</translation>
    </message>
    <message>
        <source>Letterhead and fees</source>
        <translation>Membrete y gastos</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
</context>
<context>
    <name>AlarmDialog</name>
    <message>
        <source>Alarms, notices and sounds</source>
        <translation>Alarmas, avisos y sonidos</translation>
    </message>
    <message>
        <source>An alarm rings for each lot that you watch or left a maximum on, before it comes up.</source>
        <translation>Suena una alarma por cada lote que sigue o en el que dejó un máximo, antes de que salga.</translation>
    </message>
    <message>
        <source>lots before it in the queue (0: not by lots)</source>
        <translation>lotes antes en la cola (0: no por lotes)</translation>
    </message>
    <message>
        <source>minutes before it comes up, or closes in a timed sale (0: not by time)</source>
        <translation>minutos antes de que salga, o de que cierre en una subasta con reloj (0: no por tiempo)</translation>
    </message>
    <message>
        <source>Tell me in the tray when another program is in front</source>
        <translation>Avisarme en la bandeja cuando otro programa esté delante</translation>
    </message>
    <message>
        <source>Where there is no tray, the window asks for attention in the task bar.</source>
        <translation>Donde no hay bandeja, la ventana llama la atención en la barra de tareas.</translation>
    </message>
    <message>
        <source>Sounds: outbid, won, a watched lot</source>
        <translation>Sonidos: puja superada, lote ganado, lote seguido</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>AppMenu</name>
    <message>
        <source>Version {version} is out: see what is new</source>
        <translation>Ha salido la versión {version}: ver las novedades</translation>
    </message>
    <message>
        <source>New versions: seen to by who manages this computer</source>
        <translation>Versiones nuevas: se ocupa quien administra este equipo</translation>
    </message>
    <message>
        <source>New versions: this build knows nowhere to ask</source>
        <translation>Versiones nuevas: esta edición no sabe dónde preguntar</translation>
    </message>
    <message>
        <source>Ask once a day for new versions</source>
        <translation>Preguntar una vez al día si hay versiones nuevas</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Reduced: prices change without a glow</source>
        <translation>Reducido: los precios cambian sin resplandor</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Completo</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Ask before each bid</source>
        <translation>Preguntar antes de cada puja</translation>
    </message>
    <message>
        <source>Letter keys</source>
        <translation>Atajos de una letra</translation>
    </message>
    <message>
        <source>A single letter or figure acts at once. Switched off, it only types where you write; F keys, Space, Enter, Ctrl and Alt go on as they are.</source>
        <translation>Una letra o una cifra sola actúa al instante. Desactivados, solo se escribe con ellas; las teclas F, Espacio, Intro, Ctrl y Alt siguen igual.</translation>
    </message>
    <message>
        <source>All sales</source>
        <translation>Todas las subastas</translation>
    </message>
    <message>
        <source>The sale&apos;s office</source>
        <translation>La oficina de la subasta</translation>
    </message>
    <message>
        <source>My bids and wins</source>
        <translation>Mis pujas y adjudicaciones</translation>
    </message>
    <message>
        <source>Alarms, notices and sounds…</source>
        <translation>Alarmas, avisos y sonidos…</translation>
    </message>
    <message>
        <source>My details…</source>
        <translation>Mis datos…</translation>
    </message>
    <message>
        <source>Room display</source>
        <translation>Pantalla de sala</translation>
    </message>
    <message>
        <source>Show a picture to everybody</source>
        <translation>Mostrar una imagen a todos</translation>
    </message>
    <message>
        <source>My receipts</source>
        <translation>Mis recibos</translation>
    </message>
    <message>
        <source>Check a ledger</source>
        <translation>Comprobar un registro</translation>
    </message>
    <message>
        <source>House on this computer</source>
        <translation>Casa en este equipo</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Quit Martillo</source>
        <translation>Salir de Martillo</translation>
    </message>
</context>
<context>
    <name>AskWords</name>
    <message>
        <source>The book answered: {leader} holds against {by} at {amount}, now {price}.</source>
        <translation>El libro respondió: {leader} resiste ante {by} en {amount}, ahora {price}.</translation>
    </message>
    <message>
        <source>The maximum of {by} goes past the limit before: now {price}.</source>
        <translation>El máximo de {by} supera el límite anterior: ahora {price}.</translation>
    </message>
    <message>
        <source>The book opens the lot: {leader} at {price}.</source>
        <translation>El libro abre el lote: {leader} en {price}.</translation>
    </message>
    <message>
        <source>{leader} raised the own maximum: now {price}.</source>
        <translation>{leader} subió su propio máximo: ahora {price}.</translation>
    </message>
    <message>
        <source>{by} jumped to {amount}.</source>
        <translation>{by} saltó a {amount}.</translation>
    </message>
    <message>
        <source>The ask was set to {amount} by hand.</source>
        <translation>El precio pedido se fijó a mano en {amount}.</translation>
    </message>
    <message>
        <source>This lot climbs by a step of its own: {amount}.</source>
        <translation>Este lote sube por un tramo propio: {amount}.</translation>
    </message>
    <message>
        <source>{by} took the bid back; ask the room anew.</source>
        <translation>{by} retiró la puja; pida de nuevo a la sala.</translation>
    </message>
    <message>
        <source>Enter: ask · Space: room · B: paddle · X: limit · I: step · N: lot</source>
        <translation>Intro: pedir · Espacio: sala · B: paleta · X: límite · I: tramo · N: lote</translation>
    </message>
    <message>
        <source>Enter: this paddle bought it in the room · N: open that lot</source>
        <translation>Intro: esta paleta lo compró en sala · N: abrir ese lote</translation>
    </message>
    <message>
        <source>The limit of paddle {about} for lot {lot}, Enter; a + behind it: one increment more</source>
        <translation>El límite de la paleta {about} para el lote {lot}, Intro; con un + detrás: un tramo más</translation>
    </message>
    <message>
        <source>The lot that comes next, Enter; N opens it</source>
        <translation>El lote que sigue, Intro; N lo abre</translation>
    </message>
    <message>
        <source>B: bid for that paddle · X: limit · E: minutes more</source>
        <translation>B: pujar por esa paleta · X: límite · E: minutos más</translation>
    </message>
    <message>
        <source>The lot to look at, Enter</source>
        <translation>El lote que se mira, Intro</translation>
    </message>
    <message>
        <source>the room</source>
        <translation>la sala</translation>
    </message>
    <message>
        <source>paddle {paddle}</source>
        <translation>la paleta {paddle}</translation>
    </message>
</context>
<context>
    <name>AttendancePanel</name>
    <message>
        <source>{count} bidding</source>
        <translation>{count} pujando</translation>
    </message>
    <message>
        <source>approve</source>
        <translation>aprobar</translation>
    </message>
    <message>
        <source>refuse</source>
        <translation>rechazar</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
    <message>
        <source>Block paddle {paddle}…</source>
        <translation>Bloquear la paleta {paddle}…</translation>
    </message>
    <message>
        <source>Attending</source>
        <translation>Asistentes</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Pendientes de aprobación</translation>
    </message>
    <message>
        <source>Right-click a bidder to block the paddle</source>
        <translation>Clic derecho en un postor para bloquear su paleta</translation>
    </message>
</context>
<context>
    <name>AuditWindow</name>
    <message>
        <source>Row</source>
        <translation>Asiento</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Huella</translation>
    </message>
    <message>
        <source>Choose a ledger file</source>
        <translation>Elegir un archivo de registro</translation>
    </message>
    <message>
        <source>Check a sale of the house</source>
        <translation>Comprobar una subasta de la casa</translation>
    </message>
    <message>
        <source>Cancel, or close</source>
        <translation>Cancelar, o cerrar</translation>
    </message>
    <message>
        <source>{row} wrong</source>
        <translation>{row} falso</translation>
    </message>
    <message>
        <source>{row} yours</source>
        <translation>{row} suyo</translation>
    </message>
    <message>
        <source>Ledgers (*.jsonl *.ndjson *.txt)</source>
        <translation>Registros (*.jsonl *.ndjson *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Martillo · Check a ledger</source>
        <translation>Martillo · Comprobar un registro</translation>
    </message>
    <message>
        <source>Check a ledger</source>
        <translation>Comprobar un registro</translation>
    </message>
    <message>
        <source>Every hash, price and winner is worked out anew on this computer. Nothing is sent anywhere.</source>
        <translation>Cada huella, cada precio y cada ganador se calculan de nuevo en este equipo. No se envía nada a nadie.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Elegir un archivo…</translation>
    </message>
    <message>
        <source>A sale of the house…</source>
        <translation>Una subasta de la casa…</translation>
    </message>
    <message>
        <source>Rows of the ledger</source>
        <translation>Asientos del registro</translation>
    </message>
    <message>
        <source>Drop a ledger file here</source>
        <translation>Suelte aquí un archivo de registro</translation>
    </message>
    <message>
        <source>The house exports it after a sale. You see whether a row was changed, left out or added, whether every price follows from the bids, and whether your receipts fit.</source>
        <translation>La casa lo exporta después de la subasta. Verá si se cambió, quitó o añadió algún asiento, si cada precio se sigue de las pujas y si sus recibos concuerdan.</translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message>
        <source>The sale and its terms</source>
        <translation>La subasta y sus condiciones</translation>
    </message>
    <message>
        <source>Lot in the catalogue</source>
        <translation>Lote en el catálogo</translation>
    </message>
    <message>
        <source>The sale opens</source>
        <translation>Se abre la subasta</translation>
    </message>
    <message>
        <source>The sale ends</source>
        <translation>Termina la subasta</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Bidding goes on</source>
        <translation>Siguen las pujas</translation>
    </message>
    <message>
        <source>Announcement</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Lot opened</source>
        <translation>Sale el lote</translation>
    </message>
    <message>
        <source>Asking price set</source>
        <translation>Precio pedido fijado</translation>
    </message>
    <message>
        <source>Step of its own set</source>
        <translation>Tramo propio fijado</translation>
    </message>
    <message>
        <source>Put next</source>
        <translation>Puesto el siguiente</translation>
    </message>
    <message>
        <source>Bid</source>
        <translation>Puja</translation>
    </message>
    <message>
        <source>Price raised</source>
        <translation>Sube el precio</translation>
    </message>
    <message>
        <source>Bid taken back</source>
        <translation>Puja retirada</translation>
    </message>
    <message>
        <source>Fair warning</source>
        <translation>Último aviso</translation>
    </message>
    <message>
        <source>Final call</source>
        <translation>Última llamada</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Adjudicado</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Desierto</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Reabierto</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Más tiempo</translation>
    </message>
    <message>
        <source>An entry struck</source>
        <translation>Anotación tachada</translation>
    </message>
    <message>
        <source>Lot changed</source>
        <translation>Lote modificado</translation>
    </message>
    <message>
        <source>Order changed</source>
        <translation>Orden cambiado</translation>
    </message>
    <message>
        <source>Catalogue changed</source>
        <translation>Catálogo modificado</translation>
    </message>
    <message>
        <source>Terms changed</source>
        <translation>Condiciones modificadas</translation>
    </message>
    <message>
        <source>Signature of the house</source>
        <translation>Firma de la casa</translation>
    </message>
    <message>
        <source>Sealed: nobody may see it yet</source>
        <translation>Sellado: nadie puede verlo aún</translation>
    </message>
    <message>
        <source>The line cannot be read: the house writes no such lines.</source>
        <translation>La línea no se puede leer: la casa no las escribe así.</translation>
    </message>
    <message>
        <source>A row is missing here: somebody took it out.</source>
        <translation>Aquí falta un asiento: alguien lo quitó.</translation>
    </message>
    <message>
        <source>The row does not stand in its place.</source>
        <translation>El asiento no está en su sitio.</translation>
    </message>
    <message>
        <source>The row is there twice.</source>
        <translation>El asiento está dos veces.</translation>
    </message>
    <message>
        <source>The end is missing: the house has signed more rows than there are.</source>
        <translation>Falta el final: la casa firmó más asientos de los que hay.</translation>
    </message>
    <message>
        <source>The row was changed after it was written: its hash does not follow from the row before.</source>
        <translation>El asiento se cambió después de escrito: su huella no se sigue del asiento anterior.</translation>
    </message>
    <message>
        <source>The secret that was shown is not the one that the house had committed to.</source>
        <translation>El secreto que se mostró no es aquel con el que la casa se había comprometido.</translation>
    </message>
    <message>
        <source>This cannot happen in an auction at this point.</source>
        <translation>Esto no puede ocurrir en una subasta en este momento.</translation>
    </message>
    <message>
        <source>How the lot stands does not follow from the bids.</source>
        <translation>La situación del lote no se sigue de las pujas.</translation>
    </message>
    <message>
        <source>The price does not follow from the bids.</source>
        <translation>El precio no se sigue de las pujas.</translation>
    </message>
    <message>
        <source>The asking price does not follow from the bids.</source>
        <translation>El precio pedido no se sigue de las pujas.</translation>
    </message>
    <message>
        <source>Who leads or wins does not follow from the bids.</source>
        <translation>Quién va ganando o gana no se sigue de las pujas.</translation>
    </message>
    <message>
        <source>The lot cannot be in this state at this point.</source>
        <translation>El lote no puede estar así en este momento.</translation>
    </message>
    <message>
        <source>The public entries are not numbered one by one.</source>
        <translation>Las anotaciones públicas no están numeradas una a una.</translation>
    </message>
    <message>
        <source>The house has signed another hash than the rows have.</source>
        <translation>La casa firmó una huella distinta de la de los asientos.</translation>
    </message>
    <message>
        <source>The house&apos;s signature at the end is missing.</source>
        <translation>Falta la firma de la casa al final.</translation>
    </message>
    <message>
        <source>While the sale ran, the house had told you another hash for this row.</source>
        <translation>Durante la subasta, la casa le había dado otra huella para este asiento.</translation>
    </message>
    <message>
        <source>The signature is not the house&apos;s.</source>
        <translation>La firma no es de la casa.</translation>
    </message>
    <message>
        <source>The ledger is signed with another key than the house&apos;s.</source>
        <translation>El registro está firmado con una clave que no es la de la casa.</translation>
    </message>
    <message>
        <source>You have a receipt for a row that is not in this ledger.</source>
        <translation>Tiene un recibo de un asiento que no está en este registro.</translation>
    </message>
    <message>
        <source>Your receipt says something else than this row.</source>
        <translation>Su recibo dice otra cosa que este asiento.</translation>
    </message>
    <message>
        <source>One of your receipts was not signed by this house.</source>
        <translation>Uno de sus recibos no lo firmó esta casa.</translation>
    </message>
    <message>
        <source>Checked with the key that the house gives.</source>
        <translation>Comprobado con la clave que da la casa.</translation>
    </message>
    <message>
        <source>Checked with the key of your own receipts.</source>
        <translation>Comprobado con la clave de sus propios recibos.</translation>
    </message>
    <message>
        <source>The key came with the file: it is of one piece, but only the house can say whether it is its own.</source>
        <translation>La clave venía en el archivo: es de una pieza, pero solo la casa puede decir si es la suya.</translation>
    </message>
    <message>
        <source>This file is not a ledger: none of its lines is a row of one.</source>
        <translation>Este archivo no es un registro: ninguna de sus líneas es un asiento.</translation>
    </message>
    <message>
        <source>The file could not be read: {why}</source>
        <translation>El archivo no se pudo leer: {why}</translation>
    </message>
    <message>
        <source>The file is larger than any sale&apos;s ledger.</source>
        <translation>El archivo es mayor que el registro de cualquier subasta.</translation>
    </message>
    <message>
        <source>The check itself broke off. That says nothing about the ledger.</source>
        <translation>La propia comprobación se interrumpió. Eso no dice nada del registro.</translation>
    </message>
    <message>
        <source>The house did not give the ledger: {why}</source>
        <translation>La casa no dio el registro: {why}</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Ilegible</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Every row follows</source>
        <translation>Todo concuerda</translation>
    </message>
    <message>
        <source>Row {row} is wrong</source>
        <translation>El asiento {row} es falso</translation>
    </message>
    <message>
        <source>This ledger is not what the house signed</source>
        <translation>Este registro no es el que firmó la casa</translation>
    </message>
    <message>
        <source>No row was changed, left out or added, and every price and winner follows.</source>
        <translation>No se cambió, quitó ni añadió ningún asiento, y cada precio y cada ganador se siguen de las pujas.</translation>
    </message>
    <message>
        <source>No row was changed, left out or added so far; the sale was not over when this was written.</source>
        <translation>Hasta aquí no se cambió, quitó ni añadió ningún asiento; la subasta no había terminado cuando se escribió.</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>Lote {lot}</translation>
    </message>
    <message>
        <source>It should be {expected}, and it is {found}.</source>
        <translation>Debería ser {expected}, y es {found}.</translation>
    </message>
    <message>
        <source>Rows checked: {rows} of {all}. Signatures of the house: {heads}.</source>
        <translation>Asientos comprobados: {rows} de {all}. Firmas de la casa: {heads}.</translation>
    </message>
    <message>
        <source>Your receipts: {all}. Held against the ledger: {held}. Not genuine: {wrong}.</source>
        <translation>Sus recibos: {all}. Cotejados con el registro: {held}. No auténticos: {wrong}.</translation>
    </message>
    <message>
        <source>You have no receipts for this sale.</source>
        <translation>No tiene recibos de esta subasta.</translation>
    </message>
</context>
<context>
    <name>BidButton</name>
    <message>
        <source>Press again to bid {amount}</source>
        <translation>Pulse otra vez para pujar {amount}</translation>
    </message>
    <message>
        <source>Nothing is sent until you press again.</source>
        <translation>No se envía nada hasta que pulse otra vez.</translation>
    </message>
    <message>
        <source>Sign in to bid</source>
        <translation>Inicie sesión para pujar</translation>
    </message>
    <message>
        <source>Register for this sale</source>
        <translation>Inscribirse en esta subasta</translation>
    </message>
    <message>
        <source>You get a paddle number to bid with.</source>
        <translation>Recibirá un número de paleta para pujar.</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Pendiente de aprobación</translation>
    </message>
    <message>
        <source>The house is looking at your registration.</source>
        <translation>La casa está revisando su inscripción.</translation>
    </message>
    <message>
        <source>Coming up</source>
        <translation>Próximamente</translation>
    </message>
    <message>
        <source>This lot has not been called yet.</source>
        <translation>Este lote aún no ha salido a subasta.</translation>
    </message>
    <message>
        <source>Not open</source>
        <translation>No está abierto</translation>
    </message>
    <message>
        <source>This lot takes no bids now.</source>
        <translation>Este lote no admite pujas ahora.</translation>
    </message>
    <message>
        <source>Bid {amount}</source>
        <translation>Pujar {amount}</translation>
    </message>
    <message>
        <source>Bid</source>
        <translation>Pujar</translation>
    </message>
    <message>
        <source>Sending {amount}…</source>
        <translation>Enviando {amount}…</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Your bid is on its way to the house.</source>
        <translation>Su puja va de camino a la casa.</translation>
    </message>
    <message>
        <source>Checking {amount}…</source>
        <translation>Comprobando {amount}…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>No answer yet. The house is being asked whether it counts.</source>
        <translation>Aún sin respuesta. Se está preguntando a la casa si cuenta.</translation>
    </message>
    <message>
        <source>Accepted {amount}</source>
        <translation>Aceptada {amount}</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceptada</translation>
    </message>
    <message>
        <source>The house has taken your bid. Who leads follows in a moment.</source>
        <translation>La casa aceptó su puja. Enseguida se verá quién va ganando.</translation>
    </message>
    <message>
        <source>You lead at {amount}</source>
        <translation>Va ganando con {amount}</translation>
    </message>
    <message>
        <source>You lead</source>
        <translation>Va ganando</translation>
    </message>
    <message>
        <source>The next bid is another&apos;s to make.</source>
        <translation>La siguiente puja ha de ser de otro.</translation>
    </message>
    <message>
        <source>Outbid: bid {amount}</source>
        <translation>Superado: pujar {amount}</translation>
    </message>
    <message>
        <source>Outbid: bid again</source>
        <translation>Superado: pujar de nuevo</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>The auctioneer has paused the sale.</source>
        <translation>El subastador ha pausado la subasta.</translation>
    </message>
    <message>
        <source>Sold to you at {amount}</source>
        <translation>Adjudicado a usted por {amount}</translation>
    </message>
    <message>
        <source>Sold to you</source>
        <translation>Adjudicado a usted</translation>
    </message>
    <message>
        <source>Sold at {amount}</source>
        <translation>Adjudicado por {amount}</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Adjudicado</translation>
    </message>
    <message>
        <source>The hammer has fallen.</source>
        <translation>El martillo ha caído.</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Desierto</translation>
    </message>
    <message>
        <source>This lot was not sold.</source>
        <translation>Este lote no se ha vendido.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>You can bid again as soon as the house answers.</source>
        <translation>Podrá volver a pujar en cuanto la casa responda.</translation>
    </message>
</context>
<context>
    <name>BidLadder</name>
    <message>
        <source>up to {amount}</source>
        <translation>hasta {amount}</translation>
    </message>
    <message>
        <source>Leave a max bid of {amount}</source>
        <translation>Dejar una puja máxima de {amount}</translation>
    </message>
    <message>
        <source>Bid up to</source>
        <translation>Pujar hasta</translation>
    </message>
</context>
<context>
    <name>BidPanel</name>
    <message>
        <source>Bidding has not opened yet.</source>
        <translation>Aún no se admiten pujas.</translation>
    </message>
    <message>
        <source>About {total} with premium and VAT.</source>
        <translation>Unos {total} con prima e IVA.</translation>
    </message>
    <message>
        <source>The book bids for you up to {amount}.</source>
        <translation>El libro puja por usted hasta {amount}.</translation>
    </message>
    <message>
        <source>At least {amount} now.</source>
        <translation>Al menos {amount} ahora.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>bid</source>
        <translation>pujar</translation>
    </message>
    <message>
        <source>max</source>
        <translation>máximo</translation>
    </message>
</context>
<context>
    <name>BidReceiptLine</name>
    <message>
        <source>receipt</source>
        <translation>recibo</translation>
    </message>
    <message>
        <source>Signed receipt of this bid</source>
        <translation>Recibo firmado de esta puja</translation>
    </message>
</context>
<context>
    <name>Bidders</name>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobados</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>Rechazados</translation>
    </message>
    <message>
        <source>{name} may bid with paddle {paddle}.</source>
        <translation>{name} puede pujar con la paleta {paddle}.</translation>
    </message>
    <message>
        <source>{name} was refused.</source>
        <translation>{name} ha sido rechazado.</translation>
    </message>
    <message>
        <source>{name} is blocked: paddle {paddle} can bid no more.</source>
        <translation>{name} está bloqueado: la paleta {paddle} ya no puede pujar.</translation>
    </message>
    <message>
        <source>The limit of paddle {paddle} was changed.</source>
        <translation>Se ha cambiado el límite de la paleta {paddle}.</translation>
    </message>
    <message>
        <source>{name} has paddle {paddle} now.</source>
        <translation>{name} tiene ahora la paleta {paddle}.</translation>
    </message>
    <message>
        <source>{name} has paddle {paddle}.</source>
        <translation>{name} tiene la paleta {paddle}.</translation>
    </message>
    <message>
        <source>What is known of {name} was changed.</source>
        <translation>Se han cambiado los datos de {name}.</translation>
    </message>
    <message>
        <source>The paddle number is taken, or this person has a paddle in the sale already.</source>
        <translation>Ese número de paleta está ocupado, o esta persona ya tiene una paleta en la subasta.</translation>
    </message>
    <message>
        <source>The number is taken, or this paddle has bid already and must keep its own.</source>
        <translation>Ese número está ocupado, o esta paleta ya ha pujado y debe conservar el suyo.</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>espera</translation>
    </message>
    <message>
        <source>may bid</source>
        <translation>puede pujar</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloqueado</translation>
    </message>
</context>
<context>
    <name>BiddersPage</name>
    <message>
        <source>Bidders</source>
        <translation>Postores</translation>
    </message>
    <message>
        <source>Paddle</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Límite</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Situación</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>{name} may bid already.</source>
        <translation>{name} ya puede pujar.</translation>
    </message>
    <message>
        <source>Refuse {name}</source>
        <translation>Rechazar a {name}</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Block {name}</source>
        <translation>Bloquear a {name}</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>The reason stays with the house. Bids already taken stay; maxima in the book go out.</source>
        <translation>El motivo queda en la casa. Las pujas ya aceptadas siguen; los máximos del libro se retiran.</translation>
    </message>
    <message>
        <source>By decision of the house.</source>
        <translation>Por decisión de la casa.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Whoever waits stands first. A approves, R refuses, B blocks, L sets the limit.</source>
        <translation>Primero quienes esperan. A aprueba, R rechaza, B bloquea, L fija el límite.</translation>
    </message>
    <message>
        <source>Name, paddle, e-mail or telephone (Ctrl+F)</source>
        <translation>Nombre, paleta, correo o teléfono (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Guest…</source>
        <translation>Invitado…</translation>
    </message>
    <message>
        <source>Nobody here yet</source>
        <translation>Todavía no hay nadie</translation>
    </message>
    <message>
        <source>Who registers stands here; enter guests of the hall and the telephone yourself.</source>
        <translation>Aquí aparece quien se inscribe; a los invitados de la sala y del teléfono los anota usted.</translation>
    </message>
    <message>
        <source>Enter a guest</source>
        <translation>Anotar un invitado</translation>
    </message>
</context>
<context>
    <name>BiddersPart</name>
    <message>
        <source>Registration</source>
        <translation>Inscripción</translation>
    </message>
    <message>
        <source>Maximum bids may be left before a lot opens</source>
        <translation>Se pueden dejar pujas máximas antes de abrir un lote</translation>
    </message>
    <message>
        <source>The book bids for them when the lot comes up. What a clerk enters is taken either way.</source>
        <translation>El libro puja por ellas cuando sale el lote. Lo que anota la casa vale en todo caso.</translation>
    </message>
    <message>
        <source>Open: a paddle at once</source>
        <translation>Abierta: paleta al momento</translation>
    </message>
    <message>
        <source>Whoever has an account may bid as soon as he asks for a paddle.</source>
        <translation>Quien tenga cuenta puede pujar en cuanto pida una paleta.</translation>
    </message>
    <message>
        <source>After your approval</source>
        <translation>Con su aprobación</translation>
    </message>
    <message>
        <source>A paddle is good only when a clerk has approved it, on the bidders&apos; page.</source>
        <translation>Una paleta solo vale cuando alguien de la casa la ha aprobado, en la página de postores.</translation>
    </message>
    <message>
        <source>Bidders</source>
        <translation>Postores</translation>
    </message>
    <message>
        <source>Credit limit of a new paddle</source>
        <translation>Límite de crédito de una paleta nueva</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>The most that one may owe in this sale. You can set another for each paddle.</source>
        <translation>Lo máximo que se puede deber en esta subasta. Puede fijar otro para cada paleta.</translation>
    </message>
</context>
<context>
    <name>BidsTab</name>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Paddle</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Either-or</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Dejado</translation>
    </message>
    <message>
        <source>1 maximum. Nobody but the house sees it.</source>
        <translation>1 máximo. Solo la casa lo ve.</translation>
    </message>
    <message>
        <source>{bids} maxima on {lots}. Nobody but the house sees them.</source>
        <translation>{bids} máximos en {lots}. Solo la casa los ve.</translation>
    </message>
    <message>
        <source>Take the maximum of paddle {paddle} on lot {lot} out?</source>
        <translation>¿Retirar el máximo de la paleta {paddle} en el lote {lot}?</translation>
    </message>
    <message>
        <source>Entered again it is a later one: in a tie the earlier maximum leads.</source>
        <translation>Si se anota de nuevo será posterior: en caso de empate gana el máximo anterior.</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Lot {lot}: paddle {paddle} up to {amount}.</source>
        <translation>Lote {lot}: paleta {paddle} hasta {amount}.</translation>
    </message>
    <message>
        <source>Lot {lot}: paddle {paddle} is out of the book.</source>
        <translation>Lote {lot}: la paleta {paddle} ya no está en el libro.</translation>
    </message>
    <message>
        <source>By lot</source>
        <translation>Por lote</translation>
    </message>
    <message>
        <source>By paddle</source>
        <translation>Por paleta</translation>
    </message>
    <message>
        <source>Take out…</source>
        <translation>Retirar…</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>The book</source>
        <translation>El libro</translation>
    </message>
    <message>
        <source>The book is empty</source>
        <translation>El libro está vacío</translation>
    </message>
    <message>
        <source>Maxima that bidders leave before the sale stand here, with those that you enter above.</source>
        <translation>Aquí están los máximos que los postores dejan antes de la subasta, junto a los que usted anota arriba.</translation>
    </message>
</context>
<context>
    <name>BidsTable</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Vía</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latencia</translation>
    </message>
    <message>
        <source>Bids on the lot on the block, newest first</source>
        <translation>Pujas por el lote en subasta, las más recientes primero</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>clerk</source>
        <translation>en sala</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>máximo</translation>
    </message>
    <message>
        <source>online</source>
        <translation>en línea</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>retirada</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
</context>
<context>
    <name>BlockNotices</name>
    <message>
        <source>H goes on</source>
        <translation>H la reanuda</translation>
    </message>
    <message>
        <source>Everybody has been told, and the connections are closed.</source>
        <translation>Se ha avisado a todos y las conexiones están cerradas.</translation>
    </message>
    <message>
        <source>results and statements</source>
        <translation>resultados y liquidaciones</translation>
    </message>
    <message>
        <source>The sale is over</source>
        <translation>La subasta ha terminado</translation>
    </message>
    <message>
        <source>Type the buyer’s paddle and press Enter, or go on with N.</source>
        <translation>Escriba la paleta del comprador y pulse Intro, o siga con N.</translation>
    </message>
    <message>
        <source>Lot {lot} went to the room</source>
        <translation>El lote {lot} se adjudicó en la sala</translation>
    </message>
</context>
<context>
    <name>BlockPanel</name>
    <message>
        <source>Between lots</source>
        <translation>Entre lotes</translation>
    </message>
    <message>
        <source>No lot has been on the block yet</source>
        <translation>Aún no ha salido ningún lote</translation>
    </message>
    <message>
        <source>Lot {lot} on the block</source>
        <translation>Lote {lot} en subasta</translation>
    </message>
    <message>
        <source>Lot {lot} · {phase}</source>
        <translation>Lote {lot} · {phase}</translation>
    </message>
    <message>
        <source>Estimate {amounts}</source>
        <translation>Estimación {amounts}</translation>
    </message>
    <message>
        <source>Reserve {amount}</source>
        <translation>Reserva {amount}</translation>
    </message>
    <message>
        <source>No reserve</source>
        <translation>Sin reserva</translation>
    </message>
    <message>
        <source>met</source>
        <translation>alcanzada</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>no alcanzada</translation>
    </message>
    <message>
        <source>Hammer price</source>
        <translation>Precio de remate</translation>
    </message>
    <message>
        <source>Bid</source>
        <translation>Puja</translation>
    </message>
    <message>
        <source>no bid yet</source>
        <translation>aún sin pujas</translation>
    </message>
    <message>
        <source>in the room</source>
        <translation>en la sala</translation>
    </message>
    <message>
        <source>paddle {paddle} · {name}</source>
        <translation>paleta {paddle} · {name}</translation>
    </message>
    <message>
        <source>paddle {paddle}</source>
        <translation>paleta {paddle}</translation>
    </message>
    <message>
        <source>step {amount}</source>
        <translation>tramo {amount}</translation>
    </message>
    <message>
        <source>own step {amount}</source>
        <translation>tramo propio {amount}</translation>
    </message>
    <message>
        <source>nothing left in it</source>
        <translation>sin pujas dejadas</translation>
    </message>
    <message>
        <source>paddle {paddle} · exhausted</source>
        <translation>paleta {paddle} · agotada</translation>
    </message>
    <message>
        <source>paddle {paddle} · bids on</source>
        <translation>paleta {paddle} · sigue</translation>
    </message>
    <message>
        <source> · {count} more</source>
        <translation> · {count} más</translation>
    </message>
    <message>
        <source>one of {group}</source>
        <translation>uno de {group}</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Se pide</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Libro</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>A short pause</source>
        <translation>Una breve pausa</translation>
    </message>
    <message>
        <source>Coming up</source>
        <translation>Próximamente</translation>
    </message>
    <message>
        <source>Closing next</source>
        <translation>Próximos cierres</translation>
    </message>
    <message>
        <source>Results so far</source>
        <translation>Resultados hasta ahora</translation>
    </message>
    <message>
        <source>Bid online</source>
        <translation>Puje en línea</translation>
    </message>
    <message>
        <source>The sale is over</source>
        <translation>La subasta ha terminado</translation>
    </message>
    <message>
        <source>Thank you for being here.</source>
        <translation>Gracias por su asistencia.</translation>
    </message>
</context>
<context>
    <name>Book</name>
    <message>
        <source>No answer came. What counts stands in the book below.</source>
        <translation>No llegó respuesta. Lo que vale está abajo, en el libro.</translation>
    </message>
    <message>
        <source>That is below the start price of the lot.</source>
        <translation>Está por debajo del precio de salida del lote.</translation>
    </message>
    <message>
        <source>That goes beyond the paddle&apos;s credit limit; raise it on the page Bidders.</source>
        <translation>Supera el límite de crédito de la paleta; auméntelo en la página Postores.</translation>
    </message>
    <message>
        <source>This paddle may not bid: approve it on the page Bidders.</source>
        <translation>Esta paleta no puede pujar: apruébela en la página Postores.</translation>
    </message>
    <message>
        <source>The book of this lot is closed.</source>
        <translation>El libro de este lote está cerrado.</translation>
    </message>
</context>
<context>
    <name>BookPage</name>
    <message>
        <source>Book and telephone</source>
        <translation>Libro y teléfono</translation>
    </message>
    <message>
        <source>Absentee bids</source>
        <translation>Pujas en ausencia</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Teléfono</translation>
    </message>
</context>
<context>
    <name>BudgetQuestion</name>
    <message>
        <source>With {bid} on lot {lot} you could owe {would_be} in this sale, {beyond} more than your budget of {budget}. Nothing has been sent yet.</source>
        <translation>Con {bid} en el lote {lot} podría deber {would_be} en esta subasta, {beyond} más que su presupuesto de {budget}. Aún no se ha enviado nada.</translation>
    </message>
    <message>
        <source>Beyond your budget</source>
        <translation>Por encima de su presupuesto</translation>
    </message>
    <message>
        <source>Bid {amount}</source>
        <translation>Pujar {amount}</translation>
    </message>
    <message>
        <source>No bid</source>
        <translation>No pujar</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Low estimate</source>
        <translation>Estimación baja</translation>
    </message>
    <message>
        <source>High estimate</source>
        <translation>Estimación alta</translation>
    </message>
    <message>
        <source>Start price</source>
        <translation>Precio de salida</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>Reserva</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendedor</translation>
    </message>
    <message>
        <source>VAT on hammer, %</source>
        <translation>IVA del remate, %</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Es obligatorio.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>Es demasiado largo.</translation>
    </message>
    <message>
        <source>This is not an amount.</source>
        <translation>No es un importe.</translation>
    </message>
    <message>
        <source>Write a percentage such as 21 or 5.5.</source>
        <translation>Escriba un porcentaje, como 21 o 5,5.</translation>
    </message>
    <message>
        <source>The low estimate is above the high one.</source>
        <translation>La estimación baja supera a la alta.</translation>
    </message>
    <message>
        <source>All lots</source>
        <translation>Todos los lotes</translation>
    </message>
    <message>
        <source>Without a picture</source>
        <translation>Sin imagen</translation>
    </message>
    <message>
        <source>Without an estimate</source>
        <translation>Sin estimación</translation>
    </message>
    <message>
        <source>With a reserve</source>
        <translation>Con reserva</translation>
    </message>
    <message>
        <source>Coming up</source>
        <translation>Por salir</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirados</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Cierra</translation>
    </message>
    <message>
        <source>Lot {lot} is changed.</source>
        <translation>El lote {lot} ha cambiado.</translation>
    </message>
    <message>
        <source>The pictures of lot {lot} are in another order.</source>
        <translation>Las imágenes del lote {lot} están en otro orden.</translation>
    </message>
    <message>
        <source>Lot {lot} is moved.</source>
        <translation>El lote {lot} se ha movido.</translation>
    </message>
    <message>
        <source>{lots} are moved.</source>
        <translation>Se han movido {lots}.</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Catalogue</source>
        <translation>Catálogo</translation>
    </message>
    <message>
        <source>Import a catalogue</source>
        <translation>Importar un catálogo</translation>
    </message>
    <message>
        <source>Spreadsheets (*.csv *.tsv *.txt *.xlsx)</source>
        <translation>Hojas de cálculo (*.csv *.tsv *.txt *.xlsx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>{done} Ctrl+Z takes it back.</source>
        <translation>{done} Ctrl+Z lo deshace.</translation>
    </message>
    <message>
        <source>The file could not be read: {why}.</source>
        <translation>No se pudo leer el archivo: {why}.</translation>
    </message>
    <message>
        <source>{lots} added.</source>
        <translation>Añadido: {lots}.</translation>
    </message>
    <message>
        <source>{lots} changed.</source>
        <translation>Cambiado: {lots}.</translation>
    </message>
    <message>
        <source>Lot {lot}: {field} was not saved, as it could not be read.</source>
        <translation>Lote {lot}: «{field}» no se ha guardado porque no se pudo leer.</translation>
    </message>
    <message>
        <source>The catalogue is in {file}.</source>
        <translation>El catálogo está en {file}.</translation>
    </message>
    <message>
        <source>The catalogue could not be written: {why}. Choose another place.</source>
        <translation>No se pudo escribir el catálogo: {why}. Elija otro lugar.</translation>
    </message>
</context>
<context>
    <name>CataloguePanel</name>
    <message>
        <source>Catalogue · {lots}</source>
        <translation>Catálogo · {lots}</translation>
    </message>
    <message>
        <source>Search lots, or a number</source>
        <translation>Buscar lotes, o un número</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>Seguidos</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Míos</translation>
    </message>
    <message>
        <source>No such lot</source>
        <translation>No existe ese lote</translation>
    </message>
    <message>
        <source>Try another word, or show all lots.</source>
        <translation>Pruebe otra palabra, o muestre todos los lotes.</translation>
    </message>
</context>
<context>
    <name>CatalogueQuestions</name>
    <message>
        <source>Add a lot</source>
        <translation>Añadir un lote</translation>
    </message>
    <message>
        <source>It comes up after lot {lot}.</source>
        <translation>Saldrá después del lote {lot}.</translation>
    </message>
    <message>
        <source>It is the first lot of the sale.</source>
        <translation>Es el primer lote de la subasta.</translation>
    </message>
    <message>
        <source>Lot {lot} stays with its number; what is split off follows it. Empty a line that is not needed. Then change what lot {lot} itself says.</source>
        <translation>El lote {lot} conserva su número; lo que se separa le sigue. Vacíe la línea que no necesite. Después cambie lo que dice el propio lote {lot}.</translation>
    </message>
    <message>
        <source>Split lot {lot}</source>
        <translation>Dividir el lote {lot}</translation>
    </message>
    <message>
        <source>lot {lot}</source>
        <translation>el lote {lot}</translation>
    </message>
    <message>
        <source>Withdraw {what}?</source>
        <translation>¿Retirar {what}?</translation>
    </message>
    <message>
        <source>Everybody sees that it is not offered any more. The control window can reopen it.</source>
        <translation>Todos ven que ya no se ofrece. Desde la ventana de control se puede reabrir.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Remove picture {number} of lot {lot}?</source>
        <translation>¿Quitar la imagen {number} del lote {lot}?</translation>
    </message>
    <message>
        <source>It cannot be brought back from here; give the lot the file again if you need it.</source>
        <translation>No se puede recuperar desde aquí; si la necesita, vuelva a dar el archivo al lote.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Leave the import?</source>
        <translation>¿Dejar la importación?</translation>
    </message>
    <message>
        <source>Nothing was taken yet. The cells that you mended and the rows that you left out are lost.</source>
        <translation>Aún no se ha tomado nada. Se olvidan las celdas corregidas y las filas omitidas.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Dejarla</translation>
    </message>
    <message>
        <source>The sale has opened: its terms cannot be changed any more.</source>
        <translation>La subasta se ha abierto: sus condiciones ya no se pueden cambiar.</translation>
    </message>
    <message>
        <source>The terms are saved.</source>
        <translation>Las condiciones están guardadas.</translation>
    </message>
    <message>
        <source>Export the catalogue</source>
        <translation>Exportar el catálogo</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Libro de cálculo (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>Archivo CSV (*.csv)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>Certificate</name>
    <message>
        <source>It is another one than you trusted here. Somebody may stand between you and the house.</source>
        <translation>No es el que usted aceptó aquí. Puede que alguien se haya puesto entre usted y la casa.</translation>
    </message>
    <message>
        <source>Whoever answers there has made it without an authority; nobody vouches for it.</source>
        <translation>Quien responde ahí lo ha hecho sin ninguna autoridad; nadie responde de él.</translation>
    </message>
    <message>
        <source>It is signed by “{issuer}”, whom this computer does not know.</source>
        <translation>Lo firma «{issuer}», a quien este equipo no conoce.</translation>
    </message>
    <message>
        <source>It is made out to {names}, and not to {host}.</source>
        <translation>Está hecho para {names}, y no para {host}.</translation>
    </message>
    <message>
        <source>It ran out on {until}.</source>
        <translation>Caducó el {until}.</translation>
    </message>
    <message>
        <source>It is good only from {since} on. Is the clock of this computer right?</source>
        <translation>Solo es válido desde el {since}. ¿Está en hora el reloj de este equipo?</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nadie</translation>
    </message>
</context>
<context>
    <name>CertificatePage</name>
    <message>
        <source>The certificate has changed</source>
        <translation>El certificado ha cambiado</translation>
    </message>
    <message>
        <source>Is this the house?</source>
        <translation>¿Es esta la casa?</translation>
    </message>
    <message>
        <source>Shown now</source>
        <translation>Mostrado ahora</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Huella (SHA-256)</translation>
    </message>
    <message>
        <source>Trusted until now</source>
        <translation>De confianza hasta ahora</translation>
    </message>
    <message>
        <source>For {names} · issued by {issuer} · good until {until}</source>
        <translation>Para {names} · emitido por {issuer} · válido hasta el {until}</translation>
    </message>
    <message>
        <source>This computer would take the new one: an authority vouches for it.</source>
        <translation>Este equipo aceptaría el nuevo: una autoridad responde de él.</translation>
    </message>
    <message>
        <source>Nothing was sent to {host}. Go on only if the house tells you that it has a new certificate, and gives you this fingerprint.</source>
        <translation>No se ha enviado nada a {host}. Siga solo si la casa le dice que tiene un certificado nuevo y le da esta huella.</translation>
    </message>
    <message>
        <source>Nothing was sent to {host} yet. A house in a hall often makes its own certificate; so does somebody who listens in. The fingerprint tells them apart.</source>
        <translation>Todavía no se ha enviado nada a {host}. En una sala, la casa suele hacer su propio certificado; quien escucha a escondidas, también. La huella los distingue.</translation>
    </message>
    <message>
        <source>This is no whole fingerprint yet: it has 64 figures and letters from A to F.</source>
        <translation>Aún no es una huella completa: tiene 64 cifras y letras de la A a la F.</translation>
    </message>
    <message>
        <source>Not the same. Do not go on; ask the house.</source>
        <translation>No es la misma. No siga; pregunte a la casa.</translation>
    </message>
    <message>
        <source>The same: this is the house&apos;s certificate.</source>
        <translation>Es la misma: este es el certificado de la casa.</translation>
    </message>
    <message>
        <source>The fingerprint that the house gives you</source>
        <translation>La huella que le da la casa</translation>
    </message>
    <message>
        <source>On its screen, on its invitation, by telephone. A martillo:// link may have it, too.</source>
        <translation>En su pantalla, en la invitación o por teléfono. También puede venir en un enlace martillo://.</translation>
    </message>
    <message>
        <source>I have compared every group with the house</source>
        <translation>He comparado todos los grupos con la casa</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Leave it to this computer</source>
        <translation>Que decida este equipo</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Confiar en este certificado</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Price of this lot</source>
        <translation>Precio de este lote</translation>
    </message>
</context>
<context>
    <name>ChoicesBar</name>
    <message>
        <source>At the end of the sale</source>
        <translation>Al final de la subasta</translation>
    </message>
    <message>
        <source>Before lot {lot}</source>
        <translation>Antes del lote {lot}</translation>
    </message>
    <message>
        <source>Headings: line {line}</source>
        <translation>Encabezados: línea {line}</translation>
    </message>
    <message>
        <source>Missing start prices</source>
        <translation>Precios de salida que faltan</translation>
    </message>
    <message>
        <source>Comma and point</source>
        <translation>Coma y punto</translation>
    </message>
    <message>
        <source>Line of the headings</source>
        <translation>Línea de los encabezados</translation>
    </message>
    <message>
        <source>Where the lots go</source>
        <translation>Dónde van los lotes</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Hoja</translation>
    </message>
    <message>
        <source>Number lots without a number</source>
        <translation>Numerar los lotes sin número</translation>
    </message>
    <message>
        <source>Change lots that are here already</source>
        <translation>Cambiar los lotes que ya están</translation>
    </message>
</context>
<context>
    <name>ClosingPanel</name>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Va ganando</translation>
    </message>
    <message>
        <source>Bids</source>
        <translation>Pujas</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Closes in</source>
        <translation>Cierra en</translation>
    </message>
    <message>
        <source>Open lots, in the order in which they close</source>
        <translation>Lotes abiertos, en el orden en que se cierran</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>QR code of the link</source>
        <translation>Código QR del enlace</translation>
    </message>
</context>
<context>
    <name>ConnectionBadge</name>
    <message>
        <source>Try now</source>
        <translation>Probar ahora</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Desconectado</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>Poniéndose al día</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En directo</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Silencio</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Reconectando</translation>
    </message>
    <message>
        <source>Sale ended</source>
        <translation>Subasta terminada</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Sesión cerrada</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>long-polling</source>
        <translation>sondeo largo</translation>
    </message>
    <message>
        <source>HTTP long-polling</source>
        <translation>sondeo largo por HTTP</translation>
    </message>
    <message>
        <source>HTTP polling</source>
        <translation>sondeo por HTTP</translation>
    </message>
    <message>
        <source>slow line</source>
        <translation>línea lenta</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 suceso</translation>
    </message>
    <message>
        <source>{count} events</source>
        <translation>{count} sucesos</translation>
    </message>
    <message>
        <source>in doubt for {seconds} s</source>
        <translation>en duda desde hace {seconds} s</translation>
    </message>
    <message>
        <source>Transport: {name}</source>
        <translation>Transporte: {name}</translation>
    </message>
    <message>
        <source>Latency: {ms} ms</source>
        <translation>Latencia: {ms} ms</translation>
    </message>
    <message>
        <source>Server clock: {ms:+} ms</source>
        <translation>Reloj del servidor: {ms:+} ms</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
    <message>
        <source>attempt {number}</source>
        <translation>intento {number}</translation>
    </message>
    <message>
        <source>trying now</source>
        <translation>probando ahora</translation>
    </message>
    <message>
        <source>next in {seconds} s</source>
        <translation>el siguiente en {seconds} s</translation>
    </message>
</context>
<context>
    <name>ConnectionBanner</name>
    <message>
        <source>Nothing that you press is sent, not now and not later.</source>
        <translation>Nada de lo que pulse se envía, ni ahora ni después.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Probar ahora</translation>
    </message>
    <message>
        <source>The house is not heard, or does not hear you.</source>
        <translation>No se oye a la casa, o la casa no le oye.</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Silencio</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>The house refuses the connection</source>
        <translation>La casa rechaza la conexión</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Sesión cerrada</translation>
    </message>
</context>
<context>
    <name>ControlWindow</name>
    <message>
        <source>Martillo · Control · {sale}</source>
        <translation>Martillo · Control · {sale}</translation>
    </message>
    <message>
        <source>The paddle is blocked.</source>
        <translation>La paleta está bloqueada.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Orden de lotes</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Attending</source>
        <translation>Asistentes</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>Last seconds</source>
        <translation>Últimos segundos</translation>
    </message>
    <message>
        <source>Time is up</source>
        <translation>Se acabó el tiempo</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} d {hours} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes:02} min</source>
        <translation>{hours} h {minutes:02} min</translation>
    </message>
</context>
<context>
    <name>CurrencyField</name>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>All estimates, bids and statements are in it.</source>
        <translation>Estimaciones, pujas y liquidaciones van en ella.</translation>
    </message>
</context>
<context>
    <name>DecidingPart</name>
    <message>
        <source>When two offer the same</source>
        <translation>Cuando dos ofrecen lo mismo</translation>
    </message>
    <message>
        <source>While the reserve is not met</source>
        <translation>Mientras no se alcanza la reserva</translation>
    </message>
    <message>
        <source>Raising one&apos;s own maximum breaks a tie</source>
        <translation>Subir el máximo propio deshace un empate</translation>
    </message>
    <message>
        <source>The price rises to the next step when a leader who leads by a tie raises his maximum.</source>
        <translation>El precio sube al peldaño siguiente cuando quien gana por empate sube su máximo.</translation>
    </message>
    <message>
        <source>Only amounts on the ladder are taken</source>
        <translation>Solo se admiten importes de la escala</translation>
    </message>
    <message>
        <source>Else any amount from the asking price on is taken as it is.</source>
        <translation>Si no, se admite tal cual cualquier importe desde el precio pedido.</translation>
    </message>
    <message>
        <source>The earlier bid leads</source>
        <translation>Gana la puja anterior</translation>
    </message>
    <message>
        <source>Room, book and online bids are equal; the one that came first leads.</source>
        <translation>Sala, libro e internet valen igual; gana la que llegó primero.</translation>
    </message>
    <message>
        <source>The room leads</source>
        <translation>Gana la sala</translation>
    </message>
    <message>
        <source>A bid in the hall beats a maximum of the same amount in the book.</source>
        <translation>Una puja en sala vence a un máximo igual en el libro.</translation>
    </message>
    <message>
        <source>The book leads</source>
        <translation>Gana el libro</translation>
    </message>
    <message>
        <source>A maximum in the book beats a bid of the same amount in the hall.</source>
        <translation>Un máximo en el libro vence a una puja igual en sala.</translation>
    </message>
    <message>
        <source>The price goes to the best limit</source>
        <translation>El precio llega al mejor límite</translation>
    </message>
    <message>
        <source>Bidders see at once how far the best offer goes, and that the reserve is not met.</source>
        <translation>Los postores ven enseguida hasta dónde llega la mejor oferta y que no alcanza la reserva.</translation>
    </message>
    <message>
        <source>The price stays at the second offer</source>
        <translation>El precio se queda en la segunda oferta</translation>
    </message>
    <message>
        <source>The best maximum stays secret, as above the reserve.</source>
        <translation>El mejor máximo sigue en secreto, como por encima de la reserva.</translation>
    </message>
    <message>
        <source>How bids are decided</source>
        <translation>Cómo se deciden las pujas</translation>
    </message>
</context>
<context>
    <name>Description</name>
    <message>
        <source>less</source>
        <translation>menos</translation>
    </message>
    <message>
        <source>more</source>
        <translation>más</translation>
    </message>
    <message>
        <source>less of the description</source>
        <translation>menos de la descripción</translation>
    </message>
    <message>
        <source>more of the description</source>
        <translation>más de la descripción</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>The house needs your name.</source>
        <translation>La casa necesita su nombre.</translation>
    </message>
    <message>
        <source>The address is too long: at most 500 characters.</source>
        <translation>La dirección es demasiado larga: 500 caracteres como máximo.</translation>
    </message>
    <message>
        <source>They stand on your statements. Only the house sees them.</source>
        <translation>Figuran en sus liquidaciones. Solo los ve la casa.</translation>
    </message>
    <message>
        <source>My details</source>
        <translation>Mis datos</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>DisplayPage</name>
    <message>
        <source>Room display</source>
        <translation>Pantalla de sala</translation>
    </message>
    <message>
        <source>Begin with https:// or http://</source>
        <translation>Empiece por https:// o http://</translation>
    </message>
    <message>
        <source>A rate cannot be read yet.</source>
        <translation>Hay un cambio que aún no se puede leer.</translation>
    </message>
    <message>
        <source>Another than the main screen, if there is one</source>
        <translation>Otra que no sea la principal, si la hay</translation>
    </message>
    <message>
        <source>Kept. Room displays take it over with the next lot.</source>
        <translation>Guardado. Las pantallas de sala lo muestran con el próximo lote.</translation>
    </message>
    <message>
        <source>What the hall sees on the projector. It follows the sale by itself and needs nobody.</source>
        <translation>Lo que la sala ve en el proyector. Sigue la subasta por sí sola y no necesita a nadie.</translation>
    </message>
    <message>
        <source>Other currencies</source>
        <translation>Otras monedas</translation>
    </message>
    <message>
        <source>What one {currency} is worth. Shown beside the price as a guide; bids stay in {currency}.</source>
        <translation>Cuánto vale un {currency}. Se muestra junto al precio como orientación; las pujas siguen en {currency}.</translation>
    </message>
    <message>
        <source>To join online</source>
        <translation>Para participar en línea</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Shown as a QR code, for telephones in the hall. Empty shows none.</source>
        <translation>Se muestra como código QR para los teléfonos de la sala. Vacía, no se muestra.</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Qué se muestra</translation>
    </message>
    <message>
        <source>Lots that are over, with their prices</source>
        <translation>Lotes terminados, con sus precios</translation>
    </message>
    <message>
        <source>Estimates</source>
        <translation>Estimaciones</translation>
    </message>
    <message>
        <source>Lots to come</source>
        <translation>Próximos lotes</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>En este equipo</translation>
    </message>
    <message>
        <source>Screen for the hall</source>
        <translation>Pantalla para la sala</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Open the room display</source>
        <translation>Abrir la pantalla de sala</translation>
    </message>
    <message>
        <source>Show a picture now</source>
        <translation>Mostrar una imagen ahora</translation>
    </message>
    <message>
        <source>Drop a picture anywhere here, and after one more look everybody who attends sees it.</source>
        <translation>Suelte aquí una imagen: tras una última mirada, la ven todos los asistentes.</translation>
    </message>
    <message>
        <source>What the hall would see</source>
        <translation>Lo que vería la sala</translation>
    </message>
</context>
<context>
    <name>DoorWindow</name>
    <message>
        <source>Language and appearance</source>
        <translation>Idioma y aspecto</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Nobody has this paddle.</source>
        <translation>Nadie tiene esta paleta.</translation>
    </message>
    <message>
        <source>There is no such lot.</source>
        <translation>No existe ese lote.</translation>
    </message>
    <message>
        <source>This lot was opened already.</source>
        <translation>Este lote ya se ha abierto.</translation>
    </message>
    <message>
        <source>This is not an amount.</source>
        <translation>No es un importe.</translation>
    </message>
    <message>
        <source>Lot {lot}: {title}</source>
        <translation>Lote {lot}: {title}</translation>
    </message>
    <message>
        <source>start {amount}</source>
        <translation>salida {amount}</translation>
    </message>
    <message>
        <source>estimate {range}</source>
        <translation>estimación {range}</translation>
    </message>
    <message>
        <source>In “Up to”: 450+ goes one increment further in a tie; 450/A stands in group A, which wins one lot only.</source>
        <translation>En «Hasta»: 450+ sube un tramo más en caso de empate; 450/A entra en el grupo A, que gana un solo lote.</translation>
    </message>
    <message>
        <source>Paddle</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Either-or group</source>
        <translation>Grupo (uno u otro)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>+1: one increment further in a tie</source>
        <translation>+1: un tramo más en caso de empate</translation>
    </message>
    <message>
        <source>Into the book</source>
        <translation>Al libro</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
</context>
<context>
    <name>EventFeed</name>
    <message>
        <source>Events of the sale, newest first</source>
        <translation>Sucesos de la subasta, los más recientes primero</translation>
    </message>
</context>
<context>
    <name>ExtraFields</name>
    <message>
        <source>Further columns</source>
        <translation>Otras columnas</translation>
    </message>
</context>
<context>
    <name>FateQuestion</name>
    <message>
        <source>The house is open. What shall become of it?</source>
        <translation>La casa está abierta. ¿Qué se hace con ella?</translation>
    </message>
    <message>
        <source>If it goes on, bidders stay connected, and you find it here again at the next start. If it is closed, they are told that it has closed.</source>
        <translation>Si sigue abierta, los postores continúan conectados y la encontrará aquí la próxima vez. Si se cierra, se les avisa.</translation>
    </message>
    <message>
        <source>Keep Martillo open</source>
        <translation>Seguir en Martillo</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Que siga abierta</translation>
    </message>
    <message>
        <source>Close the house</source>
        <translation>Cerrar la casa</translation>
    </message>
</context>
<context>
    <name>FaultList</name>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Qué falla</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fallos</translation>
    </message>
    <message>
        <source>Every cell is understood.</source>
        <translation>Todas las celdas se entienden.</translation>
    </message>
</context>
<context>
    <name>FeedModel</name>
    <message>
        <source>{row}, struck</source>
        <translation>{row}, anulado</translation>
    </message>
</context>
<context>
    <name>FeedPanel</name>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
</context>
<context>
    <name>FigureField</name>
    <message>
        <source>Amount, paddle</source>
        <translation>Importe, paleta</translation>
    </message>
    <message>
        <source>Buyer’s paddle</source>
        <translation>Paleta comprador</translation>
    </message>
    <message>
        <source>Limit of {paddle}</source>
        <translation>Límite de {paddle}</translation>
    </message>
    <message>
        <source>Lot number</source>
        <translation>Número de lote</translation>
    </message>
    <message>
        <source>Type figures anywhere; Enter or a letter says what they mean (F1)</source>
        <translation>Escriba cifras en cualquier parte; Intro o una letra dice qué significan (F1)</translation>
    </message>
</context>
<context>
    <name>GuestDialog</name>
    <message>
        <source>New guest</source>
        <translation>Nuevo invitado</translation>
    </message>
    <message>
        <source>Change a guest</source>
        <translation>Cambiar un invitado</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Paddle</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>next free</source>
        <translation>la próxima libre</translation>
    </message>
    <message>
        <source>Credit limit</source>
        <translation>Límite de crédito</translation>
    </message>
    <message>
        <source>as the sale says</source>
        <translation>el de la subasta</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Somebody in the hall, on the telephone, or who wrote a letter. The paddle is good at once.</source>
        <translation>Alguien en la sala, al teléfono o que escribió una carta. La paleta vale enseguida.</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Hace falta un nombre.</translation>
    </message>
    <message>
        <source>The address is too long.</source>
        <translation>La dirección es demasiado larga.</translation>
    </message>
    <message>
        <source>This is not an amount.</source>
        <translation>No es un importe.</translation>
    </message>
</context>
<context>
    <name>HostDesk</name>
    <message>
        <source>Leave the other house?</source>
        <translation>¿Dejar la otra casa?</translation>
    </message>
    <message>
        <source>You are signed in at {house}. Its windows are closed; you can come back.</source>
        <translation>Tiene la sesión iniciada en {house}. Se cierran sus ventanas; puede volver.</translation>
    </message>
    <message>
        <source>Go to my house</source>
        <translation>Ir a mi casa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close the house?</source>
        <translation>¿Cerrar la casa?</translation>
    </message>
    <message>
        <source>Bidders are told, and no bid is taken until it is open again. Everything is kept.</source>
        <translation>Se avisa a los postores y no se acepta ninguna puja hasta que vuelva a abrirse. Todo se conserva.</translation>
    </message>
    <message>
        <source>Close the house</source>
        <translation>Cerrar la casa</translation>
    </message>
    <message>
        <source>The house has not closed. Try again; its log says more.</source>
        <translation>La casa no se ha cerrado. Vuelva a intentarlo; su registro dice más.</translation>
    </message>
</context>
<context>
    <name>HostWindow</name>
    <message>
        <source>You can paste it into a message now.</source>
        <translation>Ya puede pegarlo en un mensaje.</translation>
    </message>
    <message>
        <source>Martillo · House on this computer</source>
        <translation>Martillo · Casa en este equipo</translation>
    </message>
</context>
<context>
    <name>HostWords</name>
    <message>
        <source>The house&apos;s program is not beside this one. Install Martillo anew.</source>
        <translation>El programa de la casa no está junto a este. Vuelva a instalar Martillo.</translation>
    </message>
    <message>
        <source>Another program on this computer has the house&apos;s usual port. Close that program, or use another port.</source>
        <translation>Otro programa de este equipo ocupa el puerto habitual de la casa. Ciérrelo o use otro puerto.</translation>
    </message>
    <message>
        <source>The house is open already, in another program on this computer. Close it there first.</source>
        <translation>La casa ya está abierta en otro programa de este equipo. Ciérrela antes allí.</translation>
    </message>
    <message>
        <source>The disk of this computer is full. Make room, then open the house again.</source>
        <translation>El disco de este equipo está lleno. Haga sitio y vuelva a abrir la casa.</translation>
    </message>
    <message>
        <source>This computer does not let Martillo write into the house&apos;s folder.</source>
        <translation>Este equipo no permite a Martillo escribir en la carpeta de la casa.</translation>
    </message>
    <message>
        <source>The house&apos;s certificate cannot be read. Move it out of the house&apos;s folder to get a new one; bidders must then compare its fingerprint anew.</source>
        <translation>No se puede leer el certificado de la casa. Sáquelo de la carpeta de la casa para obtener uno nuevo; los postores tendrán que comparar de nuevo la huella.</translation>
    </message>
    <message>
        <source>A newer Martillo made this house. Install the new version to open it.</source>
        <translation>Esta casa la hizo un Martillo más nuevo. Instale la versión nueva para abrirla.</translation>
    </message>
    <message>
        <source>The house started, but does not answer. Open it again; if it stays so, look into its log.</source>
        <translation>La casa arrancó, pero no responde. Vuelva a abrirla; si sigue así, mire su registro.</translation>
    </message>
    <message>
        <source>The house has ended by itself. No bid that it answered is lost. Open it again; bidders come back by themselves.</source>
        <translation>La casa se ha cerrado sola. No se pierde ninguna puja a la que respondió. Vuelva a abrirla; los postores regresan solos.</translation>
    </message>
    <message>
        <source>Something stood in the way; its log says more.</source>
        <translation>Algo lo ha impedido; su registro dice más.</translation>
    </message>
</context>
<context>
    <name>HouseLink</name>
    <message>
        <source>House: {address} · change</source>
        <translation>Casa: {address} · cambiar</translation>
    </message>
</context>
<context>
    <name>HousePage</name>
    <message>
        <source>Type the address of the house.</source>
        <translation>Escriba la dirección de la casa.</translation>
    </message>
    <message>
        <source>Something answers there that is no Martillo house, or one that is out of order.</source>
        <translation>Responde algo que no es una casa de Martillo, o una que no funciona.</translation>
    </message>
    <message>
        <source>Which house?</source>
        <translation>¿Qué casa?</translation>
    </message>
    <message>
        <source>Welcome to Martillo</source>
        <translation>Bienvenido a Martillo</translation>
    </message>
    <message>
        <source>Go on where you were, or type another address.</source>
        <translation>Siga donde estaba, o escriba otra dirección.</translation>
    </message>
    <message>
        <source>Bid at live auctions, or call them. Where is the sale?</source>
        <translation>Puje en subastas en directo, o dirija la suya. ¿Dónde es la subasta?</translation>
    </message>
    <message>
        <source>Address of the house</source>
        <translation>Dirección de la casa</translation>
    </message>
    <message>
        <source>house.example</source>
        <translation>subastas.example</translation>
    </message>
    <message>
        <source>It stands in the house&apos;s invitation. A martillo:// link may go here, too.</source>
        <translation>Está en la invitación de la casa. También vale un enlace martillo://.</translation>
    </message>
    <message>
        <source>Looking for the house…</source>
        <translation>Buscando la casa…</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Dejar de buscar</translation>
    </message>
    <message>
        <source>Without a house</source>
        <translation>Sin una casa</translation>
    </message>
    <message>
        <source>Host a sale here</source>
        <translation>Celebrar una subasta aquí</translation>
    </message>
    <message>
        <source>This computer becomes the house, with or without internet in the hall.</source>
        <translation>Este equipo se convierte en la casa, con o sin internet en la sala.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Probar la demostración</translation>
    </message>
    <message>
        <source>It plays in windows of its own, which take some seconds to open. Close them to end it.</source>
        <translation>Se ve en sus propias ventanas, que tardan unos segundos en abrirse. Ciérrelas para terminarla.</translation>
    </message>
    <message>
        <source>It could not be played: {why}</source>
        <translation>No se ha podido iniciar: {why}</translation>
    </message>
    <message>
        <source>A sale with robots who bid, on this computer. Nothing of it is kept.</source>
        <translation>Una subasta con robots que pujan, en este equipo. No se guarda nada.</translation>
    </message>
</context>
<context>
    <name>HouseWindow</name>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>My bids and wins</source>
        <translation>Mis pujas y adjudicaciones</translation>
    </message>
    <message>
        <source>My receipts</source>
        <translation>Mis recibos</translation>
    </message>
    <message>
        <source>Check a ledger</source>
        <translation>Comprobar un registro</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Esta lista</translation>
    </message>
    <message>
        <source>Quit Martillo</source>
        <translation>Salir de Martillo</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Lot number</source>
        <translation>Número de lote</translation>
    </message>
    <message>
        <source>Letter after the number</source>
        <translation>Letra tras el número</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Low estimate</source>
        <translation>Estimación baja</translation>
    </message>
    <message>
        <source>High estimate</source>
        <translation>Estimación alta</translation>
    </message>
    <message>
        <source>Estimate, low–high</source>
        <translation>Estimación, baja–alta</translation>
    </message>
    <message>
        <source>Start price</source>
        <translation>Precio de salida</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>Reserva</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendedor</translation>
    </message>
    <message>
        <source>VAT on hammer, %</source>
        <translation>IVA del remate, %</translation>
    </message>
    <message>
        <source>Picture names</source>
        <translation>Nombres de imagen</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>Conservar tal cual</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>The lot number is missing</source>
        <translation>Falta el número de lote</translation>
    </message>
    <message>
        <source>“{text}” is no lot number: at most 20 letters, digits, spaces, dots or hyphens</source>
        <translation>«{text}» no es un número de lote: como máximo 20 letras, cifras, espacios, puntos o guiones</translation>
    </message>
    <message>
        <source>Lot {text} is on line {line} already</source>
        <translation>El lote {text} ya está en la línea {line}</translation>
    </message>
    <message>
        <source>The sale has a lot {text} already</source>
        <translation>La subasta ya tiene un lote {text}</translation>
    </message>
    <message>
        <source>The title is missing</source>
        <translation>Falta el título</translation>
    </message>
    <message>
        <source>{found} characters; at most {most} fit</source>
        <translation>{found} caracteres; caben {most}</translation>
    </message>
    <message>
        <source>It has characters that cannot be printed</source>
        <translation>Tiene caracteres que no se pueden imprimir</translation>
    </message>
    <message>
        <source>“{text}” is not an amount</source>
        <translation>«{text}» no es un importe</translation>
    </message>
    <message>
        <source>“{text}” can be read in two ways: say above what comma and point mean</source>
        <translation>«{text}» se puede leer de dos maneras: diga arriba qué son la coma y el punto</translation>
    </message>
    <message>
        <source>“{text}” has more than {most} decimals</source>
        <translation>«{text}» tiene más de {most} decimales</translation>
    </message>
    <message>
        <source>“{text}” is more than can be bid</source>
        <translation>«{text}» es más de lo que se puede pujar</translation>
    </message>
    <message>
        <source>“{text}” is not in {currency}</source>
        <translation>«{text}» no está en {currency}</translation>
    </message>
    <message>
        <source>The low estimate is above the high one</source>
        <translation>La estimación baja supera a la alta</translation>
    </message>
    <message>
        <source>The start price is missing</source>
        <translation>Falta el precio de salida</translation>
    </message>
    <message>
        <source>“{text}” is not a rate of tax</source>
        <translation>«{text}» no es un tipo de impuesto</translation>
    </message>
    <message>
        <source>A lot has at most {most} pictures</source>
        <translation>Un lote tiene como máximo {most} imágenes</translation>
    </message>
    <message>
        <source>It has more cells than there are headings</source>
        <translation>Tiene más celdas que encabezados</translation>
    </message>
    <message>
        <source>A lot keeps at most {most} further columns</source>
        <translation>Un lote conserva como máximo {most} columnas más</translation>
    </message>
    <message>
        <source>There are no rows below the headings</source>
        <translation>No hay filas bajo los encabezados</translation>
    </message>
    <message>
        <source>A sale has at most {most} lots</source>
        <translation>Una subasta tiene como máximo {most} lotes</translation>
    </message>
    <message>
        <source>Start price: as the file says</source>
        <translation>Precio de salida: según el archivo</translation>
    </message>
    <message>
        <source>No start price: the low estimate</source>
        <translation>Sin precio de salida: la estimación baja</translation>
    </message>
    <message>
        <source>No start price: half the low estimate</source>
        <translation>Sin precio de salida: media estimación baja</translation>
    </message>
    <message>
        <source>1,200 or 1.200: not sure</source>
        <translation>1,200 o 1.200: no está claro</translation>
    </message>
    <message>
        <source>1,200.50: comma for thousands</source>
        <translation>1,200.50: coma en los millares</translation>
    </message>
    <message>
        <source>1.200,50: point for thousands</source>
        <translation>1.200,50: punto en los millares</translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation>punto y coma</translation>
    </message>
    <message>
        <source>commas</source>
        <translation>comas</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>tabuladores</translation>
    </message>
    <message>
        <source>No column is taken for: {column}</source>
        <translation>Ninguna columna contiene: {column}</translation>
    </message>
    <message>
        <source>Two columns are taken for: {column}</source>
        <translation>Dos columnas contienen: {column}</translation>
    </message>
    <message>
        <source>{column} may be the reserve or the start price: say which</source>
        <translation>{column} puede ser la reserva o el precio de salida: indique cuál</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>Ready: {lots}</source>
        <translation>Listo: {lots}</translation>
    </message>
    <message>
        <source>faulty rows: {count}</source>
        <translation>filas con fallos: {count}</translation>
    </message>
    <message>
        <source>left out: {count}</source>
        <translation>omitidas: {count}</translation>
    </message>
    <message>
        <source>Import {lots}</source>
        <translation>Importar {lots}</translation>
    </message>
    <message>
        <source>Import {file}</source>
        <translation>Importar {file}</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>The house is taking the lots: all of them, or none…</source>
        <translation>La casa está recibiendo los lotes: todos o ninguno…</translation>
    </message>
    <message>
        <source>Say above each column what it holds, and type over any cell. Nothing is taken before you import.</source>
        <translation>Diga sobre cada columna qué contiene y corrija cualquier celda. No se toma nada hasta que importe.</translation>
    </message>
    <message>
        <source>Begin at half the low estimate</source>
        <translation>Empezar en media estimación baja</translation>
    </message>
    <message>
        <source>Number the lots</source>
        <translation>Numerar los lotes</translation>
    </message>
    <message>
        <source>Not yet a catalogue</source>
        <translation>Aún no es un catálogo</translation>
    </message>
    <message>
        <source>Leave the row out</source>
        <translation>Omitir la fila</translation>
    </message>
    <message>
        <source>Leave out faulty rows</source>
        <translation>Omitir filas con fallos</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
</context>
<context>
    <name>KeyCardWords</name>
    <message>
        <source>The key card could not be written to {path}.</source>
        <translation>No se pudo escribir la hoja de teclas en {path}.</translation>
    </message>
    <message>
        <source>The key card is in {path}.</source>
        <translation>La hoja de teclas está en {path}.</translation>
    </message>
    <message>
        <source>Save the key card</source>
        <translation>Guardar la hoja de teclas</translation>
    </message>
    <message>
        <source>The printer did not take the key card.</source>
        <translation>La impresora no aceptó la hoja de teclas.</translation>
    </message>
    <message>
        <source>Martillo · keys of the rostrum</source>
        <translation>Martillo · teclas del estrado</translation>
    </message>
</context>
<context>
    <name>KnownHouseRow</name>
    <message>
        <source>Encrypted, with the certificate you trust</source>
        <translation>Cifrada, con el certificado de su confianza</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Cifrada</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>En este equipo</translation>
    </message>
    <message>
        <source>In this network, not encrypted</source>
        <translation>En esta red, sin cifrar</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Sin cifrar</translation>
    </message>
    <message>
        <source>This address is not understood</source>
        <translation>Esta dirección no se entiende</translation>
    </message>
    <message>
        <source>Forget {house}</source>
        <translation>Olvidar {house}</translation>
    </message>
</context>
<context>
    <name>LadderLines</name>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Step or pattern</source>
        <translation>Tramo o patrón</translation>
    </message>
    <message>
        <source>Gives</source>
        <translation>Da</translation>
    </message>
</context>
<context>
    <name>LadderPart</name>
    <message>
        <source>Floating: the step is added to any amount</source>
        <translation>Flotante: el tramo se suma a cualquier importe</translation>
    </message>
    <message>
        <source>There are no rungs then: 1,230 with a step of 50 is followed by 1,280.</source>
        <translation>Entonces no hay peldaños: a 1.230 con un tramo de 50 le sigue 1.280.</translation>
    </message>
    <message>
        <source>Increments</source>
        <translation>Tramos de puja</translation>
    </message>
    <message>
        <source>Our own ladder</source>
        <translation>Escala propia</translation>
    </message>
    <message>
        <source>By how much the asking price climbs from each amount on. Edit any line: a step such as 50, or a pattern such as 0-20-50-80 that repeats within each hundred.</source>
        <translation>Cuánto sube el precio pedido a partir de cada importe. Edite cualquier línea: un tramo como 50, o un patrón como 0-20-50-80 que se repite en cada centena.</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>Añadir línea</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>Quitar la línea</translation>
    </message>
</context>
<context>
    <name>LadderTable</name>
    <message>
        <source>Lines of the ladder</source>
        <translation>Líneas de la escala</translation>
    </message>
</context>
<context>
    <name>LetterheadForm</name>
    <message>
        <source>This is not an IBAN: its check digits are wrong.</source>
        <translation>Esto no es un IBAN: sus dígitos de control no cuadran.</translation>
    </message>
    <message>
        <source>On every paper of the house</source>
        <translation>En todos los documentos de la casa</translation>
    </message>
    <message>
        <source>Statements that were issued keep the letterhead that they were issued under.</source>
        <translation>Las liquidaciones emitidas conservan el membrete con el que se emitieron.</translation>
    </message>
    <message>
        <source>Name of the house</source>
        <translation>Nombre de la casa</translation>
    </message>
    <message>
        <source>Line under the name</source>
        <translation>Línea bajo el nombre</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Página web</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>NIF/IVA</translation>
    </message>
    <message>
        <source>Entry in the register</source>
        <translation>Inscripción registral</translation>
    </message>
    <message>
        <source>Before each number</source>
        <translation>Delante de cada número</translation>
    </message>
    <message>
        <source>Account holder</source>
        <translation>Titular de la cuenta</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Banco</translation>
    </message>
    <message>
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message>
        <source>BIC</source>
        <translation>BIC</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Keep the letterhead</source>
        <translation>Guardar el membrete</translation>
    </message>
</context>
<context>
    <name>LifeWords</name>
    <message>
        <source>sent</source>
        <translation>enviada</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>comprobando…</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>no enviada</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazada</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptada</translation>
    </message>
    <message>
        <source>in the book</source>
        <translation>en el libro</translation>
    </message>
    <message>
        <source>leading</source>
        <translation>va ganando</translation>
    </message>
    <message>
        <source>outbid</source>
        <translation>superada</translation>
    </message>
    <message>
        <source>you bid again</source>
        <translation>pujó de nuevo</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>retirada</translation>
    </message>
    <message>
        <source>won</source>
        <translation>ganada</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>adjudicado</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>desierto</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>not sent: there was no connection, and it will not be sent later</source>
        <translation>no enviada: no había conexión, y no se enviará después</translation>
    </message>
    <message>
        <source>{time} sent</source>
        <translation>{time} enviada</translation>
    </message>
    <message>
        <source>{time} received</source>
        <translation>{time} recibida</translation>
    </message>
    <message>
        <source>there was no connection</source>
        <translation>no había conexión</translation>
    </message>
    <message>
        <source>received {time}</source>
        <translation>recibida {time}</translation>
    </message>
    <message>
        <source>Lot {lot} · up to {amount}</source>
        <translation>Lote {lot} · hasta {amount}</translation>
    </message>
    <message>
        <source>Lot {lot} · {amount}</source>
        <translation>Lote {lot} · {amount}</translation>
    </message>
    <message>
        <source>refused: the asking price is {ask} now</source>
        <translation>rechazada: ahora se piden {ask}</translation>
    </message>
    <message>
        <source>refused: the hammer fell at {hammer}, the bid arrived at {bid}</source>
        <translation>rechazada: el martillo cayó a las {hammer}, la puja llegó a las {bid}</translation>
    </message>
    <message>
        <source>refused: {why}</source>
        <translation>rechazada: {why}</translation>
    </message>
    <message>
        <source>waiting for the house</source>
        <translation>esperando a la casa</translation>
    </message>
    <message>
        <source>waiting for the house, {time}</source>
        <translation>esperando a la casa, {time}</translation>
    </message>
    <message>
        <source>no answer, asked again when the connection is back</source>
        <translation>sin respuesta, se preguntará al volver la conexión</translation>
    </message>
    <message>
        <source>the house cannot tell yet, asking again</source>
        <translation>la casa aún no puede decirlo, se pregunta de nuevo</translation>
    </message>
    <message>
        <source>no answer yet, asking again</source>
        <translation>aún sin respuesta, se pregunta de nuevo</translation>
    </message>
    <message>
        <source>maximum {amount} in the book</source>
        <translation>máximo de {amount} en el libro</translation>
    </message>
    <message>
        <source>accepted at {amount}</source>
        <translation>aceptada por {amount}</translation>
    </message>
    <message>
        <source>outbid after {time} by {who}</source>
        <translation>superada a los {time} por {who}</translation>
    </message>
    <message>
        <source>leading when last heard</source>
        <translation>iba ganando al perder contacto</translation>
    </message>
    <message>
        <source>outbid since, {who} leads</source>
        <translation>superada después, va ganando {who}</translation>
    </message>
    <message>
        <source>sold to {who}</source>
        <translation>adjudicado a {who}</translation>
    </message>
    <message>
        <source>beaten at once by an earlier maximum</source>
        <translation>superada al instante por un máximo anterior</translation>
    </message>
    <message>
        <source>equal to an earlier maximum, which leads</source>
        <translation>igual a un máximo anterior, que va ganando</translation>
    </message>
    <message>
        <source>then you bid again</source>
        <translation>después pujó de nuevo</translation>
    </message>
    <message>
        <source>taken back, it no longer counts</source>
        <translation>retirada, ya no cuenta</translation>
    </message>
    <message>
        <source>the lot was passed</source>
        <translation>el lote quedó desierto</translation>
    </message>
    <message>
        <source>the lot was withdrawn</source>
        <translation>el lote se retiró</translation>
    </message>
    <message>
        <source>led when last heard</source>
        <translation>iba ganando</translation>
    </message>
    <message>
        <source>the room</source>
        <translation>la sala</translation>
    </message>
    <message>
        <source>paddle {paddle}</source>
        <translation>la paleta {paddle}</translation>
    </message>
</context>
<context>
    <name>LinesPanel</name>
    <message>
        <source>{who} leads</source>
        <translation>{who} va ganando</translation>
    </message>
    <message>
        <source>Bid for {who}</source>
        <translation>Pujar por {who}</translation>
    </message>
    <message>
        <source>{who} bought it</source>
        <translation>Lo compró {who}</translation>
    </message>
    <message>
        <source>On the telephone</source>
        <translation>Al teléfono</translation>
    </message>
    <message>
        <source>In the hall</source>
        <translation>En la sala</translation>
    </message>
    <message>
        <source>Call now for lot {lot}: {people}</source>
        <translation>Llame ya para el lote {lot}: {people}</translation>
    </message>
    <message>
        <source>by {clerk}</source>
        <translation>por {clerk}</translation>
    </message>
</context>
<context>
    <name>LinkFollowing</name>
    <message>
        <source>The link names another certificate than the one that you trust at {host}. Yours was kept.</source>
        <translation>El enlace indica otro certificado que el de su confianza en {host}. Se ha mantenido el suyo.</translation>
    </message>
    <message>
        <source>You have not been at this house before. Go on if you expected this link.</source>
        <translation>No ha estado antes en esta casa. Siga si esperaba este enlace.</translation>
    </message>
    <message>
        <source>You leave {house}; your bids and maxima there stay, and you stay signed in.</source>
        <translation>Sale de {house}; sus pujas y máximos allí se mantienen, y su sesión sigue abierta.</translation>
    </message>
    <message>
        <source>The link names the house&apos;s certificate: no other will be taken there.</source>
        <translation>El enlace indica el certificado de la casa: no se aceptará ningún otro.</translation>
    </message>
    <message>
        <source>What you send there is not encrypted: it is in your own network.</source>
        <translation>Lo que envíe allí no va cifrado: está en su propia red.</translation>
    </message>
    <message>
        <source>Go to {house}?</source>
        <translation>¿Ir a {house}?</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Ir</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Quedarse</translation>
    </message>
    <message>
        <source>The fingerprint in this link is not whole. Ask the house for a new one.</source>
        <translation>La huella de este enlace no está completa. Pida otro a la casa.</translation>
    </message>
    <message>
        <source>This is no link to a sale. Nothing was opened.</source>
        <translation>Este enlace no lleva a ninguna subasta. No se ha abierto nada.</translation>
    </message>
</context>
<context>
    <name>LobbyWindow</name>
    <message>
        <source>New sale</source>
        <translation>Nueva subasta</translation>
    </message>
    <message>
        <source>Ask the house again</source>
        <translation>Preguntar otra vez a la casa</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probar otra vez</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Martillo · Sales</source>
        <translation>Martillo · Subastas</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Subastas</translation>
    </message>
    <message>
        <source>My bids and wins</source>
        <translation>Mis pujas y adjudicaciones</translation>
    </message>
    <message>
        <source>Good to see you, {name}.</source>
        <translation>Nos alegra verle, {name}.</translation>
    </message>
    <message>
        <source>No sales yet</source>
        <translation>Aún no hay subastas</translation>
    </message>
    <message>
        <source>The first one is made with New sale, above.</source>
        <translation>La primera se crea arriba, con Nueva subasta.</translation>
    </message>
    <message>
        <source>As soon as the house announces one, it stands here.</source>
        <translation>En cuanto la casa anuncie una, aparecerá aquí.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar otra vez</translation>
    </message>
</context>
<context>
    <name>LogTab</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Guardar el registro</translation>
    </message>
    <message>
        <source>Somebody, something, or lot 12</source>
        <translation>Alguien, algo, o lote 12</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Text…</source>
        <translation>Texto…</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
</context>
<context>
    <name>LotList</name>
    <message>
        <source>Lots of the catalogue</source>
        <translation>Lotes del catálogo</translation>
    </message>
</context>
<context>
    <name>LotPanel</name>
    <message>
        <source>Lot {lot}</source>
        <translation>Lote {lot}</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>Dividir…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Retirar…</translation>
    </message>
    <message>
        <source>The catalogue is on its way…</source>
        <translation>El catálogo está en camino…</translation>
    </message>
    <message>
        <source>Hammer price</source>
        <translation>Precio de remate</translation>
    </message>
    <message>
        <source>Current price</source>
        <translation>Precio actual</translation>
    </message>
    <message>
        <source>Price when last heard</source>
        <translation>Último precio conocido</translation>
    </message>
    <message>
        <source>Starting price</source>
        <translation>Precio de salida</translation>
    </message>
    <message>
        <source>No reserve</source>
        <translation>Sin reserva</translation>
    </message>
    <message>
        <source>Reserve not met</source>
        <translation>Reserva no alcanzada</translation>
    </message>
    <message>
        <source>Reserve met</source>
        <translation>Reserva alcanzada</translation>
    </message>
    <message>
        <source>You led when last heard</source>
        <translation>Iba ganando al perder contacto</translation>
    </message>
    <message>
        <source>your max bid {amount}</source>
        <translation>su puja máxima: {amount}</translation>
    </message>
    <message>
        <source>your last bid {amount}</source>
        <translation>su última puja: {amount}</translation>
    </message>
    <message>
        <source>until it closes</source>
        <translation>hasta el cierre</translation>
    </message>
    <message>
        <source>No bids yet</source>
        <translation>Aún sin pujas</translation>
    </message>
    <message>
        <source>Sold to you</source>
        <translation>Adjudicado a usted</translation>
    </message>
    <message>
        <source>Sold · {who}</source>
        <translation>Adjudicado · {who}</translation>
    </message>
    <message>
        <source>You lead</source>
        <translation>Va ganando</translation>
    </message>
    <message>
        <source>Outbid by the room</source>
        <translation>Superado por la sala</translation>
    </message>
    <message>
        <source>The room leads</source>
        <translation>Va ganando la sala</translation>
    </message>
    <message>
        <source>Outbid by paddle {paddle}</source>
        <translation>Superado por la paleta {paddle}</translation>
    </message>
    <message>
        <source>Paddle {paddle} leads</source>
        <translation>Va ganando la paleta {paddle}</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Estimación</translation>
    </message>
</context>
<context>
    <name>LotRows</name>
    <message>
        <source>on the block</source>
        <translation>en subasta</translation>
    </message>
    <message>
        <source>comes next</source>
        <translation>es el siguiente</translation>
    </message>
    <message>
        <source>sold {price}</source>
        <translation>remate {price}</translation>
    </message>
    <message>
        <source>with a bid of yours</source>
        <translation>con una puja suya</translation>
    </message>
    <message>
        <source>watched</source>
        <translation>seguido</translation>
    </message>
</context>
<context>
    <name>LotTableView</name>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Estimación</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>Reserva</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendedor</translation>
    </message>
    <message>
        <source>Lots in the order in which they come up</source>
        <translation>Lotes en el orden en que salen</translation>
    </message>
</context>
<context>
    <name>LotsForm</name>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Start price</source>
        <translation>Precio de salida</translation>
    </message>
    <message>
        <source>Each lot needs a number of its own; {lot} is taken.</source>
        <translation>Cada lote necesita su número; {lot} ya está en uso.</translation>
    </message>
    <message>
        <source>Lot {lot} needs a title.</source>
        <translation>El lote {lot} necesita un título.</translation>
    </message>
    <message>
        <source>Lot {lot} needs a start price.</source>
        <translation>El lote {lot} necesita un precio de salida.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>LotsView</name>
    <message>
        <source>{lots} · {pictures} with a picture</source>
        <translation>{lots} · {pictures} con imagen</translation>
    </message>
    <message>
        <source>No such lot</source>
        <translation>No existe ese lote</translation>
    </message>
    <message>
        <source>Try another word, or show all lots.</source>
        <translation>Pruebe otra palabra o muestre todos los lotes.</translation>
    </message>
    <message>
        <source>No lots yet</source>
        <translation>Aún no hay lotes</translation>
    </message>
    <message>
        <source>Drop a spreadsheet here (CSV or XLSX), or choose one. You see it before it is taken.</source>
        <translation>Suelte aquí una hoja de cálculo (CSV o XLSX) o elija una. La verá antes de importarla.</translation>
    </message>
    <message>
        <source>Import a catalogue…</source>
        <translation>Importar un catálogo…</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catálogo</translation>
    </message>
    <message>
        <source>Search lots, texts or sellers</source>
        <translation>Buscar lotes, textos o vendedores</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Which lots are shown</source>
        <translation>Qué lotes se muestran</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Pictures…</source>
        <translation>Imágenes…</translation>
    </message>
    <message>
        <source>Add a lot…</source>
        <translation>Añadir lote…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Terms…</source>
        <translation>Condiciones…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>MaxBidField</name>
    <message>
        <source>Nothing is sent until you press Enter.</source>
        <translation>No se envía nada hasta que pulse Intro.</translation>
    </message>
    <message>
        <source>This is not an amount. Write it like 1500 or 1,500.00.</source>
        <translation>Esto no es un importe. Escríbalo como 1500 o 1.500,00.</translation>
    </message>
    <message>
        <source>Your maximum: {amount}. Only you see it.</source>
        <translation>Su máximo: {amount}. Solo lo ve usted.</translation>
    </message>
    <message>
        <source>Your maximum, kept secret</source>
        <translation>Su máximo, en secreto</translation>
    </message>
    <message>
        <source>Leave max bid</source>
        <translation>Dejar puja máxima</translation>
    </message>
</context>
<context>
    <name>MessagesDialog</name>
    <message>
        <source>Quick messages</source>
        <translation>Mensajes rápidos</translation>
    </message>
    <message>
        <source>Alt and the number sends one at once.</source>
        <translation>Alt y el número envían uno al instante.</translation>
    </message>
    <message>
        <source>What a hold says (H)</source>
        <translation>Lo que dice una pausa (H)</translation>
    </message>
    <message>
        <source>What a hold says</source>
        <translation>Lo que dice una pausa</translation>
    </message>
    <message>
        <source>Quick message {number}</source>
        <translation>Mensaje rápido {number}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>MessagesPanel</name>
    <message>
        <source>Say to everybody</source>
        <translation>Decir a todos</translation>
    </message>
    <message>
        <source>Message…</source>
        <translation>Mensaje…</translation>
    </message>
    <message>
        <source>Message to everybody</source>
        <translation>Mensaje a todos</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>editar</translation>
    </message>
    <message>
        <source>Edit the quick messages</source>
        <translation>Editar los mensajes rápidos</translation>
    </message>
</context>
<context>
    <name>MissedBanner</name>
    <message>
        <source>reopen (R)</source>
        <translation>reabrir (R)</translation>
    </message>
    <message>
        <source>dismiss (D)</source>
        <translation>descartar (D)</translation>
    </message>
    <message>
        <source>Missed bid</source>
        <translation>Puja no atendida</translation>
    </message>
    <message>
        <source>A bid arrived as the hammer fell.</source>
        <translation>Llegó una puja al caer el martillo.</translation>
    </message>
    <message>
        <source>a maximum</source>
        <translation>un máximo</translation>
    </message>
    <message>
        <source>Lot {lot}, paddle {paddle}, {what}: received {at}, hammer {hammer} ({late} later)</source>
        <translation>Lote {lot}, paleta {paddle}, {what}: recibida {at}, martillo {hammer} ({late} después)</translation>
    </message>
</context>
<context>
    <name>MoneyPart</name>
    <message>
        <source>Buyer&apos;s premium and tax</source>
        <translation>Prima del comprador e impuestos</translation>
    </message>
    <message>
        <source>VAT on the premium, %</source>
        <translation>IVA de la prima, %</translation>
    </message>
    <message>
        <source>Added to the premium of every lot.</source>
        <translation>Se añade a la prima de cada lote.</translation>
    </message>
    <message>
        <source>VAT on the hammer price, %</source>
        <translation>IVA del remate, %</translation>
    </message>
    <message>
        <source>For lots that say no rate of their own.</source>
        <translation>Para los lotes sin tipo propio.</translation>
    </message>
</context>
<context>
    <name>MyBidsPanel</name>
    <message>
        <source>My bids</source>
        <translation>Mis pujas</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Recibos</translation>
    </message>
</context>
<context>
    <name>MyBidsWindow</name>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>Cómo está</translation>
    </message>
    <message>
        <source>My limit</source>
        <translation>Mi límite</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Subasta</translation>
    </message>
    <message>
        <source>↑ ↓ Enter</source>
        <translation>↑ ↓ Intro</translation>
    </message>
    <message>
        <source>Go to a lot</source>
        <translation>Ir a un lote</translation>
    </message>
    <message>
        <source>Save the statement of that sale</source>
        <translation>Guardar la liquidación de esa subasta</translation>
    </message>
    <message>
        <source>Ask the house again</source>
        <translation>Preguntar de nuevo a la casa</translation>
    </message>
    <message>
        <source>Yours so far: {lots} for {total}, without premium and VAT.</source>
        <translation>Ha ganado hasta ahora {lots} por {total}, sin prima ni IVA.</translation>
    </message>
    <message>
        <source>Nothing is yours yet.</source>
        <translation>Todavía no ha ganado ningún lote.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Martillo · My bids and wins</source>
        <translation>Martillo · Mis pujas y adjudicaciones</translation>
    </message>
    <message>
        <source>My bids and wins</source>
        <translation>Mis pujas y adjudicaciones</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Aún abiertos</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Míos</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Perdidos</translation>
    </message>
    <message>
        <source>Go to the lot</source>
        <translation>Ir al lote</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Statement of this sale</source>
        <translation>Liquidación de esta subasta</translation>
    </message>
    <message>
        <source>No lots here</source>
        <translation>Aquí no hay lotes</translation>
    </message>
    <message>
        <source>Lots that you bid on, watch or win stand here, of every sale.</source>
        <translation>Aquí están los lotes por los que puja, que sigue o que gana, de todas las subastas.</translation>
    </message>
</context>
<context>
    <name>MyBookDialog</name>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Either-or</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>You could owe {amount} in this sale now.</source>
        <translation>Ahora podría deber {amount} en esta subasta.</translation>
    </message>
    <message>
        <source>You could owe {amount} in this sale now; {left} of your budget is left.</source>
        <translation>Ahora podría deber {amount} en esta subasta; le quedan {left} de su presupuesto.</translation>
    </message>
    <message>
        <source>This is not an amount. Write it like 1500 or 1,500.00.</source>
        <translation>Esto no es un importe. Escríbalo como 1500 o 1.500,00.</translation>
    </message>
    <message>
        <source>My book</source>
        <translation>Mi libro</translation>
    </message>
    <message>
        <source>My book in this sale</source>
        <translation>Mi libro en esta subasta</translation>
    </message>
    <message>
        <source>My budget for this sale</source>
        <translation>Mi presupuesto para esta subasta</translation>
    </message>
    <message>
        <source>No budget</source>
        <translation>Sin presupuesto</translation>
    </message>
    <message>
        <source>Hammer prices without premium. Only you see it; you are asked before a bid goes beyond.</source>
        <translation>Precios de remate sin prima. Solo lo ve usted; se le pregunta antes de que una puja lo supere.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Take out of the book</source>
        <translation>Retirar del libro</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>No maximum is left in the book. Choose a lot that has not opened and type your maximum.</source>
        <translation>No hay ningún máximo en el libro. Elija un lote que aún no haya salido y escriba su máximo.</translation>
    </message>
</context>
<context>
    <name>MyLots</name>
    <message>
        <source>leading</source>
        <translation>va ganando</translation>
    </message>
    <message>
        <source>outbid</source>
        <translation>superado</translation>
    </message>
    <message>
        <source>maximum in the book</source>
        <translation>máximo en el libro</translation>
    </message>
    <message>
        <source>watched</source>
        <translation>seguido</translation>
    </message>
    <message>
        <source>won</source>
        <translation>adjudicado a usted</translation>
    </message>
    <message>
        <source>bought after the sale</source>
        <translation>comprado tras la subasta</translation>
    </message>
    <message>
        <source>offer made</source>
        <translation>oferta hecha</translation>
    </message>
    <message>
        <source>offer declined</source>
        <translation>oferta rechazada</translation>
    </message>
    <message>
        <source>sold to another</source>
        <translation>adjudicado a otro</translation>
    </message>
    <message>
        <source>not sold</source>
        <translation>no vendido</translation>
    </message>
</context>
<context>
    <name>NewSale</name>
    <message>
        <source>This is needed.</source>
        <translation>Es obligatorio.</translation>
    </message>
    <message>
        <source>At most 200 characters.</source>
        <translation>Como máximo 200 caracteres.</translation>
    </message>
    <message>
        <source>Choose a currency.</source>
        <translation>Elija una moneda.</translation>
    </message>
    <message>
        <source>This is not an amount.</source>
        <translation>No es un importe.</translation>
    </message>
    <message>
        <source>Write a percentage, at most 100, such as 25 or 12.5.</source>
        <translation>Escriba un porcentaje, como máximo 100; por ejemplo 25 o 12,5.</translation>
    </message>
    <message>
        <source>Each tier must begin above the one before.</source>
        <translation>Cada tramo debe empezar por encima del anterior.</translation>
    </message>
    <message>
        <source>This time is over already.</source>
        <translation>Esta hora ya ha pasado.</translation>
    </message>
    <message>
        <source>The sale would close before it opens.</source>
        <translation>La subasta cerraría antes de abrirse.</translation>
    </message>
    <message>
        <source>A ladder needs at least one line.</source>
        <translation>La escala necesita al menos una línea.</translation>
    </message>
    <message>
        <source>Line {line}: the amount it begins at is missing.</source>
        <translation>Línea {line}: falta el importe en que empieza.</translation>
    </message>
    <message>
        <source>Line {line}: write a step such as 50, or a pattern such as 0-20-50-80.</source>
        <translation>Línea {line}: escriba un tramo como 50, o un patrón como 0-20-50-80.</translation>
    </message>
    <message>
        <source>Line {line}: it must begin above the line before.</source>
        <translation>Línea {line}: debe empezar por encima de la línea anterior.</translation>
    </message>
    <message>
        <source>These lines make no ladder.</source>
        <translation>Con estas líneas no hay escala.</translation>
    </message>
    <message>
        <source>The Auction Collective (international)</source>
        <translation>The Auction Collective (internacional)</translation>
    </message>
    <message>
        <source>eBay, 2003 (USD, floating)</source>
        <translation>eBay, 2003 (USD, flotante)</translation>
    </message>
</context>
<context>
    <name>NoticeWords</name>
    <message>
        <source>Lot {lot} closes soon</source>
        <translation>El lote {lot} cierra pronto</translation>
    </message>
    <message>
        <source>Lot {lot} is on the block</source>
        <translation>El lote {lot} está en subasta</translation>
    </message>
    <message>
        <source>The sale is open</source>
        <translation>La subasta está abierta</translation>
    </message>
    <message>
        <source>Lot {lot} comes up soon</source>
        <translation>El lote {lot} sale pronto</translation>
    </message>
    <message>
        <source>Outbid on lot {lot}</source>
        <translation>Puja superada en el lote {lot}</translation>
    </message>
    <message>
        <source>Lot {lot} is yours at {amount}</source>
        <translation>El lote {lot} es suyo por {amount}</translation>
    </message>
    <message>
        <source>Your maximum on lot {lot} is out of the book</source>
        <translation>Su máximo en el lote {lot} ya no está en el libro</translation>
    </message>
    <message>
        <source>You are registered</source>
        <translation>Está inscrito</translation>
    </message>
    <message>
        <source>The house has approved your paddle</source>
        <translation>La casa ha aprobado su paleta</translation>
    </message>
    <message>
        <source>Your sales</source>
        <translation>Sus subastas</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>y {count} más</translation>
    </message>
    <message>
        <source>the very next lot</source>
        <translation>es el siguiente</translation>
    </message>
    <message>
        <source>one lot before it</source>
        <translation>un lote antes</translation>
    </message>
    <message>
        <source>{count} lots before it</source>
        <translation>{count} lotes antes</translation>
    </message>
    <message>
        <source>in {minutes} min</source>
        <translation>en {minutes} min</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>unos {minutes} min</translation>
    </message>
</context>
<context>
    <name>OfferDialog</name>
    <message>
        <source>Offer for lot {lot}</source>
        <translation>Oferta por el lote {lot}</translation>
    </message>
    <message>
        <source>I would pay</source>
        <translation>Pagaría</translation>
    </message>
    <message>
        <source>Premium and VAT come on top, as in the sale. Until the house answers you may take it back.</source>
        <translation>Se añaden prima e IVA, como en la subasta. Puede retirarla hasta que la casa responda.</translation>
    </message>
    <message>
        <source>Make the offer</source>
        <translation>Hacer la oferta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>This is not an amount. Write it like 1500 or 1,500.00.</source>
        <translation>Esto no es un importe. Escríbalo como 1500 o 1.500,00.</translation>
    </message>
</context>
<context>
    <name>OfferWords</name>
    <message>
        <source>No answer yet. The house is being asked whether it counts.</source>
        <translation>Aún sin respuesta. Se está preguntando a la casa si cuenta.</translation>
    </message>
    <message>
        <source>Whether your last bid counts is asked as soon as the house is back.</source>
        <translation>En cuanto vuelva la casa se preguntará si su última puja cuenta.</translation>
    </message>
    <message>
        <source>The sale is over.</source>
        <translation>La subasta ha terminado.</translation>
    </message>
    <message>
        <source>This lot has not been called yet.</source>
        <translation>Este lote aún no ha salido a subasta.</translation>
    </message>
    <message>
        <source>You can leave a maximum now; the book bids for you.</source>
        <translation>Puede dejar ya un máximo; el libro puja por usted.</translation>
    </message>
    <message>
        <source>Your maximum is in the book and bids for you.</source>
        <translation>Su máximo está en el libro y puja por usted.</translation>
    </message>
    <message>
        <source>Time is up. The house is closing the lot.</source>
        <translation>Se acabó el tiempo. La casa está cerrando el lote.</translation>
    </message>
    <message>
        <source>The house refused your registration. Ask the house why.</source>
        <translation>La casa rechazó su inscripción. Pregúntele el motivo.</translation>
    </message>
    <message>
        <source>The house has taken this paddle out of the sale. Ask the house why.</source>
        <translation>La casa ha excluido esta paleta de la subasta. Pregúntele el motivo.</translation>
    </message>
    <message>
        <source>The next bid is above your limit. Ask the house to raise it.</source>
        <translation>La siguiente puja supera su límite. Pida a la casa que lo aumente.</translation>
    </message>
    <message>
        <source>The house has taken this lot out of the sale.</source>
        <translation>La casa ha retirado este lote de la subasta.</translation>
    </message>
    <message>
        <source>The catalogue is on its way.</source>
        <translation>El catálogo está en camino.</translation>
    </message>
</context>
<context>
    <name>OffersTab</name>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Estimación</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>Reserva</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>Ofertas</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Mejor</translation>
    </message>
    <message>
        <source>Paddle</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Oferta</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Hecha</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Situación</translation>
    </message>
    <message>
        <source>This is not an amount.</source>
        <translation>No es un importe.</translation>
    </message>
    <message>
        <source>Save the unsold lots</source>
        <translation>Guardar los lotes no vendidos</translation>
    </message>
    <message>
        <source>Lot {lot}: {amount} is offered by paddle {paddle}.</source>
        <translation>Lote {lot}: la paleta {paddle} ofrece {amount}.</translation>
    </message>
    <message>
        <source>Lot {lot} is sold to paddle {paddle} for {amount}.</source>
        <translation>Lote {lot}: vendido a la paleta {paddle} por {amount}.</translation>
    </message>
    <message>
        <source>Lot {lot}: the offer of paddle {paddle} is declined.</source>
        <translation>Lote {lot}: la oferta de la paleta {paddle} se ha rechazado.</translation>
    </message>
    <message>
        <source>Passed lots</source>
        <translation>Lotes desiertos</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>Enter the offer</source>
        <translation>Anotar la oferta</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Offers are taken when the sale is over; until then lots can be offered again.</source>
        <translation>Se admiten ofertas cuando la subasta ha terminado; hasta entonces los lotes pueden volver a salir.</translation>
    </message>
    <message>
        <source>Nothing stayed</source>
        <translation>No queda nada</translation>
    </message>
    <message>
        <source>No lot was passed.</source>
        <translation>Ningún lote quedó sin vender.</translation>
    </message>
</context>
<context>
    <name>OfficeKeys</name>
    <message>
        <source>Import a spreadsheet</source>
        <translation>Importar una hoja de cálculo</translation>
    </message>
    <message>
        <source>Add a lot after this one</source>
        <translation>Añadir un lote después de este</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>Deshacer el último cambio</translation>
    </message>
    <message>
        <source>Move the chosen lots</source>
        <translation>Mover los lotes elegidos</translation>
    </message>
    <message>
        <source>Type over the lot</source>
        <translation>Editar el lote</translation>
    </message>
    <message>
        <source>Withdraw the chosen lots, after a question</source>
        <translation>Retirar los lotes elegidos, tras preguntar</translation>
    </message>
    <message>
        <source>In an import: leave the chosen rows out</source>
        <translation>Al importar: omitir las filas elegidas</translation>
    </message>
    <message>
        <source>Import, or send the pictures</source>
        <translation>Importar, o enviar las imágenes</translation>
    </message>
    <message>
        <source>Back to the lots</source>
        <translation>Volver a los lotes</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Refuse, with a reason</source>
        <translation>Rechazar, con motivo</translation>
    </message>
    <message>
        <source>Block, with a reason</source>
        <translation>Bloquear, con motivo</translation>
    </message>
    <message>
        <source>Set the limit</source>
        <translation>Fijar el límite</translation>
    </message>
    <message>
        <source>Give another paddle number</source>
        <translation>Dar otro número de paleta</translation>
    </message>
    <message>
        <source>Change how a guest is reached</source>
        <translation>Cambiar los datos de un invitado</translation>
    </message>
    <message>
        <source>Enter a guest</source>
        <translation>Anotar un invitado</translation>
    </message>
    <message>
        <source>On to the next field; after the last one it is kept</source>
        <translation>Al campo siguiente; tras el último se guarda</translation>
    </message>
    <message>
        <source>Take the chosen line out</source>
        <translation>Quitar la línea elegida</translation>
    </message>
    <message>
        <source>Print the telephone list</source>
        <translation>Imprimir la lista de teléfono</translation>
    </message>
    <message>
        <source>Open the room display</source>
        <translation>Abrir la pantalla de sala</translation>
    </message>
    <message>
        <source>Choose a picture for everybody</source>
        <translation>Elegir una imagen para todos</translation>
    </message>
    <message>
        <source>Show the copied picture to everybody</source>
        <translation>Mostrar a todos la imagen copiada</translation>
    </message>
    <message>
        <source>Note the buyer, enter the offer, or save the statement</source>
        <translation>Anotar el comprador, registrar la oferta o guardar la liquidación</translation>
    </message>
    <message>
        <source>Accept the chosen offer</source>
        <translation>Aceptar la oferta elegida</translation>
    </message>
    <message>
        <source>Decline the chosen offer</source>
        <translation>Rechazar la oferta elegida</translation>
    </message>
    <message>
        <source>Issue the chosen statement</source>
        <translation>Emitir la liquidación elegida</translation>
    </message>
    <message>
        <source>Save the chosen statement as PDF</source>
        <translation>Guardar la liquidación elegida en PDF</translation>
    </message>
    <message>
        <source>Change the chosen seller</source>
        <translation>Cambiar el vendedor elegido</translation>
    </message>
    <message>
        <source>Save the results, all statements, or the log</source>
        <translation>Guardar los resultados, todas las liquidaciones o el registro</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
</context>
<context>
    <name>OfficeWindow</name>
    <message>
        <source>Martillo · Office · {sale}</source>
        <translation>Martillo · Oficina · {sale}</translation>
    </message>
    <message>
        <source>Office · {sale}</source>
        <translation>Oficina · {sale}</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation>Ensayar</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Oficina</translation>
    </message>
</context>
<context>
    <name>OpenPage</name>
    <message>
        <source>Fingerprint of the certificate</source>
        <translation>Huella del certificado</translation>
    </message>
    <message>
        <source>The house is open</source>
        <translation>La casa está abierta</translation>
    </message>
    <message>
        <source>The house is open on this computer</source>
        <translation>La casa está abierta en este equipo</translation>
    </message>
    <message>
        <source>Bidders type</source>
        <translation>Los postores escriben</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Copiar el enlace</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copiar la dirección</translation>
    </message>
    <message>
        <source>This computer is in no network. Join the hall&apos;s; the code then appears by itself.</source>
        <translation>Este equipo no está en ninguna red. Conéctelo a la de la sala; el código aparecerá solo.</translation>
    </message>
    <message>
        <source>If nobody gets through, let Martillo through the firewall of this computer.</source>
        <translation>Si nadie logra entrar, permita el paso a Martillo en el cortafuegos de este equipo.</translation>
    </message>
    <message>
        <source>Go to the house</source>
        <translation>Ir a la casa</translation>
    </message>
    <message>
        <source>Close the house</source>
        <translation>Cerrar la casa</translation>
    </message>
    <message>
        <source>It was opened before, and has no account yet. Close it and open it again.</source>
        <translation>Se abrió antes y aún no tiene ninguna cuenta. Ciérrela y vuelva a abrirla.</translation>
    </message>
    <message>
        <source>Nobody else can reach it. Close it and open it for the hall when bidders come.</source>
        <translation>Nadie más puede llegar a ella. Ciérrela y ábrala para la sala cuando vengan los postores.</translation>
    </message>
    <message>
        <source>Bidders need Martillo on a computer in this network. They open the link there (the code holds it, too), or type the address and compare the fingerprint.</source>
        <translation>Los postores necesitan Martillo en un equipo de esta red. Allí abren el enlace (el código también lo lleva) o escriben la dirección y comparan la huella.</translation>
    </message>
</context>
<context>
    <name>PapersTab</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Paddle</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>In the catalogue</source>
        <translation>En el catálogo</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>A pagar</translation>
    </message>
    <message>
        <source>To pay out</source>
        <translation>A abonar</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Liquidación</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Emitida</translation>
    </message>
    <message>
        <source>Saving: {done} of {count}.</source>
        <translation>Guardando: {done} de {count}.</translation>
    </message>
    <message>
        <source>Each gets the house&apos;s next number and stays as it is now. What changes later is corrected by another statement that replaces it.</source>
        <translation>Cada una recibe el siguiente número de la casa y queda como está ahora. Lo que cambie después se corrige con otra liquidación que la sustituye.</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Emitir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save the statement</source>
        <translation>Guardar la liquidación</translation>
    </message>
    <message>
        <source>Save all statements</source>
        <translation>Guardar todas las liquidaciones</translation>
    </message>
    <message>
        <source>Statements: {count}, to be issued: {open}. In all {total}.</source>
        <translation>Liquidaciones: {count}, por emitir: {open}. En total {total}.</translation>
    </message>
    <message>
        <source>Letterhead and fees</source>
        <translation>Membrete y gastos</translation>
    </message>
    <message>
        <source>The statements would bear no name and no address of the house.</source>
        <translation>Las liquidaciones no llevarían ni el nombre ni la dirección de la casa.</translation>
    </message>
    <message>
        <source>No sender</source>
        <translation>Sin remitente</translation>
    </message>
    <message>
        <source>Issue every open statement ({count})?</source>
        <translation>¿Emitir todas las liquidaciones pendientes ({count})?</translation>
    </message>
    <message>
        <source>Statements with a new number: {count}.</source>
        <translation>Liquidaciones con número nuevo: {count}.</translation>
    </message>
    <message>
        <source>{count} PDFs are saved.</source>
        <translation>Se han guardado {count} PDF.</translation>
    </message>
    <message>
        <source>Language of the sale</source>
        <translation>Idioma de la subasta</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglés</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Language of the PDF</source>
        <translation>Idioma del PDF</translation>
    </message>
    <message>
        <source>Name, paddle or number</source>
        <translation>Nombre, paleta o número</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Issue all…</source>
        <translation>Emitir todas…</translation>
    </message>
    <message>
        <source>Save all PDFs…</source>
        <translation>Guardar todos los PDF…</translation>
    </message>
    <message>
        <source>Issue this one</source>
        <translation>Emitir esta</translation>
    </message>
    <message>
        <source>PDF of this one…</source>
        <translation>PDF de esta…</translation>
    </message>
    <message>
        <source>Seller…</source>
        <translation>Vendedor…</translation>
    </message>
    <message>
        <source>Stop saving</source>
        <translation>Dejar de guardar</translation>
    </message>
    <message>
        <source>Whoever has bought something stands here.</source>
        <translation>Aquí aparece quien ha comprado algo.</translation>
    </message>
    <message>
        <source>Give lots a seller in the catalogue, and each seller stands here.</source>
        <translation>Indique el vendedor de los lotes en el catálogo y cada vendedor aparecerá aquí.</translation>
    </message>
    <message>
        <source>No statements</source>
        <translation>No hay liquidaciones</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>Why: {reason}</source>
        <translation>Motivo: {reason}</translation>
    </message>
    <message>
        <source>Blocked in: {sales}</source>
        <translation>Bloqueado en: {sales}</translation>
    </message>
    <message>
        <source>Guest, entered by the house</source>
        <translation>Invitado, anotado por la casa</translation>
    </message>
    <message>
        <source>Has an account</source>
        <translation>Tiene cuenta</translation>
    </message>
    <message>
        <source>online now</source>
        <translation>en línea ahora</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>Admitir de nuevo</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>This is not an amount.</source>
        <translation>No es un importe.</translation>
    </message>
    <message>
        <source>1 to 20 characters.</source>
        <translation>De 1 a 20 caracteres.</translation>
    </message>
    <message>
        <source>Credit limit</source>
        <translation>Límite de crédito</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>Enter keeps it</source>
        <translation>Intro lo guarda</translation>
    </message>
    <message>
        <source>Paddle</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>Rechazar…</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Bloquear…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
</context>
<context>
    <name>PhaseBanner</name>
    <message>
        <source>Fair warning</source>
        <translation>Último aviso</translation>
    </message>
    <message>
        <source>A bid now reopens the bidding.</source>
        <translation>Con una puja ahora, la subasta del lote continúa.</translation>
    </message>
    <message>
        <source>Final call</source>
        <translation>Última llamada</translation>
    </message>
    <message>
        <source>The hammer is about to fall. A bid now reopens the bidding.</source>
        <translation>El martillo va a caer. Una puja ahora lo detiene.</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>The auctioneer has paused the sale. Nothing can be missed.</source>
        <translation>El subastador ha pausado la subasta. No se perderá nada.</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Cerrando</translation>
    </message>
    <message>
        <source>A bid in the last minutes gives everybody more time.</source>
        <translation>Una puja en los últimos minutos da más tiempo a todos.</translation>
    </message>
    <message>
        <source>Sold to you</source>
        <translation>Adjudicado a usted</translation>
    </message>
    <message>
        <source>Congratulations. The hammer price is settled.</source>
        <translation>Enhorabuena. El precio de remate está fijado.</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Adjudicado</translation>
    </message>
    <message>
        <source>The hammer has fallen.</source>
        <translation>El martillo ha caído.</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Desierto</translation>
    </message>
    <message>
        <source>This lot was not sold.</source>
        <translation>Este lote no se ha vendido.</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>The house has taken this lot out of the sale.</source>
        <translation>La casa ha retirado este lote de la subasta.</translation>
    </message>
    <message>
        <source>The house cannot record bids right now</source>
        <translation>La casa no puede registrar pujas ahora mismo</translation>
    </message>
    <message>
        <source>What was accepted stays. Bidding goes on as soon as the house can write again.</source>
        <translation>Lo aceptado queda. La puja sigue en cuanto la casa pueda volver a escribir.</translation>
    </message>
</context>
<context>
    <name>PhoneForm</name>
    <message>
        <source>Whose paddle?</source>
        <translation>¿De quién es la paleta?</translation>
    </message>
    <message>
        <source>Which lots? For example 12, 15-18</source>
        <translation>¿Qué lotes? Por ejemplo 12, 15-18</translation>
    </message>
    <message>
        <source>No such lot: {lots}</source>
        <translation>No existe: {lots}</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>sin elegir</translation>
    </message>
    <message>
        <source>Paddle</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>12, 15-18</source>
        <translation>12, 15-18</translation>
    </message>
    <message>
        <source>Called by</source>
        <translation>Llama</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>as registered</source>
        <translation>el registrado</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
</context>
<context>
    <name>PhoneSheet</name>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Paddle</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamar a</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Limit said</source>
        <translation>Límite dicho</translation>
    </message>
    <message>
        <source>Called by</source>
        <translation>Llama</translation>
    </message>
    <message>
        <source>Telephone list</source>
        <translation>Lista de teléfonos</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>todos</translation>
    </message>
</context>
<context>
    <name>PhoneTab</name>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Paddle</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Called by</source>
        <translation>Llama</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>sin elegir</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>1 line, {missing} without a caller.</source>
        <translation>1 línea, {missing} sin quien llame.</translation>
    </message>
    <message>
        <source>{lines} lines, {missing} without a caller.</source>
        <translation>{lines} llamadas, {missing} sin quien llame.</translation>
    </message>
    <message>
        <source>Everybody&apos;s list</source>
        <translation>La lista de todos</translation>
    </message>
    <message>
        <source>A line is kept on {lots}.</source>
        <translation>Llamada guardada: {lots}.</translation>
    </message>
    <message>
        <source>Lot {lot}: nobody calls paddle {paddle} any more.</source>
        <translation>Lote {lot}: ya nadie llama a la paleta {paddle}.</translation>
    </message>
    <message>
        <source>Whose list</source>
        <translation>La lista de quién</translation>
    </message>
    <message>
        <source>Print the list…</source>
        <translation>Imprimir la lista…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Telephone lines</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>Nobody is called yet</source>
        <translation>Todavía no se llama a nadie</translation>
    </message>
    <message>
        <source>Enter above who wants to be called, on which lots, and which clerk calls.</source>
        <translation>Anote arriba a quién se llama, en qué lotes y quién llama.</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>That is below the asking price now. Bid again at the new price.</source>
        <translation>Eso está por debajo del precio pedido. Puje de nuevo al precio actual.</translation>
    </message>
    <message>
        <source>You lead already; nobody outbids himself.</source>
        <translation>Ya va ganando; nadie puja contra sí mismo.</translation>
    </message>
    <message>
        <source>The hammer had fallen before this bid arrived.</source>
        <translation>El martillo había caído antes de que llegara esta puja.</translation>
    </message>
    <message>
        <source>This lot takes no bids now.</source>
        <translation>Este lote no admite pujas ahora.</translation>
    </message>
    <message>
        <source>The sale is on hold. Bid again when the auctioneer goes on.</source>
        <translation>La subasta está en pausa. Puje de nuevo cuando se reanude.</translation>
    </message>
    <message>
        <source>The sale is over.</source>
        <translation>La subasta ha terminado.</translation>
    </message>
    <message>
        <source>Register for this sale first; then you can bid.</source>
        <translation>Inscríbase primero en esta subasta; después podrá pujar.</translation>
    </message>
    <message>
        <source>The house has taken this paddle out of the sale. Ask the house why.</source>
        <translation>La casa ha excluido esta paleta de la subasta. Pregúntele el motivo.</translation>
    </message>
    <message>
        <source>That is above your limit for this sale. Ask the house to raise it.</source>
        <translation>Eso supera su límite en esta subasta. Pida a la casa que lo aumente.</translation>
    </message>
    <message>
        <source>This sale takes bids at the ladder&apos;s rungs only. Choose one of them.</source>
        <translation>Esta subasta solo admite pujas en los tramos. Elija uno de ellos.</translation>
    </message>
    <message>
        <source>This bid arrived too late to be what you meant, and does not count.</source>
        <translation>Esta puja llegó demasiado tarde para ser lo que usted quería, y no cuenta.</translation>
    </message>
    <message>
        <source>This bid was mixed up with another and does not count. Bid again.</source>
        <translation>Esta puja se confundió con otra y no cuenta. Puje de nuevo.</translation>
    </message>
    <message>
        <source>Too many at once. Wait a second and try again.</source>
        <translation>Demasiado a la vez. Espere un segundo y pruebe otra vez.</translation>
    </message>
    <message>
        <source>You may not do that.</source>
        <translation>No tiene permiso para eso.</translation>
    </message>
    <message>
        <source>The house did not understand that. Check what you typed.</source>
        <translation>La casa no lo ha entendido. Revise lo que escribió.</translation>
    </message>
    <message>
        <source>There is no such lot in this sale.</source>
        <translation>No existe ese lote en esta subasta.</translation>
    </message>
    <message>
        <source>There is no such sale.</source>
        <translation>No existe esa subasta.</translation>
    </message>
    <message>
        <source>There is no such paddle in this sale.</source>
        <translation>No existe esa paleta en esta subasta.</translation>
    </message>
    <message>
        <source>The connection had just been lost. Try again.</source>
        <translation>La conexión se acababa de perder. Pruebe otra vez.</translation>
    </message>
    <message>
        <source>That cannot be called now.</source>
        <translation>Eso no se puede anunciar ahora.</translation>
    </message>
    <message>
        <source>There is no bid to sell to. Pass the lot instead.</source>
        <translation>No hay puja a la que adjudicar. Declare el lote desierto.</translation>
    </message>
    <message>
        <source>The reserve is not met. Press Sold once more to sell under the reserve.</source>
        <translation>No se alcanza la reserva. Pulse Adjudicar otra vez para vender por debajo de ella.</translation>
    </message>
    <message>
        <source>There is nothing to undo on this lot.</source>
        <translation>No hay nada que deshacer en este lote.</translation>
    </message>
    <message>
        <source>The house cannot record anything right now, so this does not count. Try again in a moment.</source>
        <translation>La casa no puede registrar nada ahora mismo, así que esto no cuenta. Pruebe de nuevo en un momento.</translation>
    </message>
    <message>
        <source>Email and password do not go together. Check both.</source>
        <translation>El correo y la contraseña no coinciden. Revise ambos.</translation>
    </message>
    <message>
        <source>The house has closed this account. Ask the house why.</source>
        <translation>La casa ha cerrado esta cuenta. Pregúntele el motivo.</translation>
    </message>
    <message>
        <source>Too many at once. Wait a moment and try again.</source>
        <translation>Demasiado a la vez. Espere un momento y pruebe otra vez.</translation>
    </message>
    <message>
        <source>The house does not know that.</source>
        <translation>La casa no lo conoce.</translation>
    </message>
    <message>
        <source>There is an account with this email already. Sign in instead.</source>
        <translation>Ya hay una cuenta con este correo. Inicie sesión.</translation>
    </message>
    <message>
        <source>The house cannot be reached. Check the address and the network.</source>
        <translation>No se puede llegar a la casa. Revise la dirección y la red.</translation>
    </message>
    <message>
        <source>The house did not answer in time.</source>
        <translation>La casa no respondió a tiempo.</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>Se perdió la conexión.</translation>
    </message>
    <message>
        <source>The house is restarting and will be back in a moment.</source>
        <translation>La casa se está reiniciando y volverá en un momento.</translation>
    </message>
    <message>
        <source>The house is busy or out of order.</source>
        <translation>La casa está ocupada o averiada.</translation>
    </message>
    <message>
        <source>Too many connections from here. Close some and try again.</source>
        <translation>Demasiadas conexiones desde aquí. Cierre alguna y pruebe otra vez.</translation>
    </message>
    <message>
        <source>The house&apos;s certificate is wrong, so nothing was sent. Ask the house before you go on.</source>
        <translation>El certificado de la casa es incorrecto, así que no se envió nada. Pregunte a la casa antes de seguir.</translation>
    </message>
    <message>
        <source>A plain connection to a public address would show your password. Use https.</source>
        <translation>Una conexión sin cifrar a una dirección pública mostraría su contraseña. Use https.</translation>
    </message>
    <message>
        <source>This is not an address. Write it like https://house.example.</source>
        <translation>Esto no es una dirección. Escríbala como https://subastas.example.</translation>
    </message>
    <message>
        <source>This Martillo and the house speak different versions. Update Martillo; if it is new, ask the house.</source>
        <translation>Este Martillo y la casa hablan versiones distintas. Actualice Martillo; si es nuevo, pregunte a la casa.</translation>
    </message>
    <message>
        <source>The house does not answer any more.</source>
        <translation>La casa ya no responde.</translation>
    </message>
    <message>
        <source>What answers there was not understood. It is another version, or no Martillo house.</source>
        <translation>No se entiende lo que responde ahí. Es otra versión, o no es una casa Martillo.</translation>
    </message>
    <message>
        <source>Your session is not valid any more. Sign in again.</source>
        <translation>Su sesión ya no es válida. Entre de nuevo.</translation>
    </message>
    <message>
        <source>This session was ended, here or elsewhere. Sign in again.</source>
        <translation>Esta sesión se cerró, aquí o en otro lugar. Entre de nuevo.</translation>
    </message>
    <message>
        <source>You are in this sale from another window now.</source>
        <translation>Ahora está en esta subasta desde otra ventana.</translation>
    </message>
    <message>
        <source>coming up</source>
        <translation>próximo</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierto</translation>
    </message>
    <message>
        <source>fair warning</source>
        <translation>último aviso</translation>
    </message>
    <message>
        <source>final call</source>
        <translation>última llamada</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>adjudicado</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>desierto</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>Upcoming</source>
        <translation>Próxima</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Abierta ahora</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>waiting for approval</source>
        <translation>pendiente de aprobación</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>inscrito</translation>
    </message>
    <message>
        <source>registration refused</source>
        <translation>inscripción rechazada</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloqueada</translation>
    </message>
    <message>
        <source>not called</source>
        <translation>no salió</translation>
    </message>
    <message>
        <source>Run the sale</source>
        <translation>Dirigir la subasta</translation>
    </message>
    <message>
        <source>Call the sale</source>
        <translation>Dirigir la subasta</translation>
    </message>
    <message>
        <source>YOU</source>
        <translation>USTED</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Paddle {paddle}</source>
        <translation>Paleta {paddle}</translation>
    </message>
    <message>
        <source>room</source>
        <translation>sala</translation>
    </message>
    <message>
        <source>1 lot</source>
        <translation>1 lote</translation>
    </message>
    <message>
        <source>{count} lots</source>
        <translation>{count} lotes</translation>
    </message>
    <message>
        <source>The price rises</source>
        <translation>Sube el precio</translation>
    </message>
    <message>
        <source>{who} takes the bid back</source>
        <translation>{who} revoca la puja</translation>
    </message>
    <message>
        <source>Asking now</source>
        <translation>Se pide ahora</translation>
    </message>
    <message>
        <source>Lot {lot} opened</source>
        <translation>Sale el lote {lot}</translation>
    </message>
    <message>
        <source>Fair warning</source>
        <translation>Último aviso</translation>
    </message>
    <message>
        <source>Final call</source>
        <translation>Última llamada</translation>
    </message>
    <message>
        <source>Lot {lot} sold · {who}</source>
        <translation>Lote {lot} adjudicado · {who}</translation>
    </message>
    <message>
        <source>Lot {lot} passed</source>
        <translation>Lote {lot} desierto</translation>
    </message>
    <message>
        <source>Lot {lot} withdrawn</source>
        <translation>Lote {lot} retirado</translation>
    </message>
    <message>
        <source>Lot {lot} reopened: {text}</source>
        <translation>Lote {lot} reabierto: {text}</translation>
    </message>
    <message>
        <source>Lot {lot} has more time</source>
        <translation>El lote {lot} tiene más tiempo</translation>
    </message>
    <message>
        <source>An entry was struck</source>
        <translation>Se tachó una anotación</translation>
    </message>
    <message>
        <source>The sale is open</source>
        <translation>La subasta está abierta</translation>
    </message>
    <message>
        <source>The sale is over</source>
        <translation>La subasta ha terminado</translation>
    </message>
    <message>
        <source>On hold: {text}</source>
        <translation>En pausa: {text}</translation>
    </message>
    <message>
        <source>Bidding goes on</source>
        <translation>Se reanuda la puja</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>«{text}»</translation>
    </message>
    <message>
        <source>Next: lot {lot}</source>
        <translation>Siguiente: lote {lot}</translation>
    </message>
    <message>
        <source>Lot {lot} climbs by steps of</source>
        <translation>El lote {lot} sube por tramos de</translation>
    </message>
    <message>
        <source>Lot {lot} was changed</source>
        <translation>El lote {lot} ha cambiado</translation>
    </message>
    <message>
        <source>Moved in the catalogue: {lots}</source>
        <translation>Movido en el catálogo: {lots}</translation>
    </message>
    <message>
        <source>Changed in the catalogue: {lots}</source>
        <translation>Cambiado en el catálogo: {lots}</translation>
    </message>
    <message>
        <source>The terms of the sale were changed</source>
        <translation>Han cambiado las condiciones de la subasta</translation>
    </message>
    <message>
        <source>lot {lot}</source>
        <translation>el lote {lot}</translation>
    </message>
    <message>
        <source>lots {lot}</source>
        <translation>lotes {lot}</translation>
    </message>
    <message>
        <source>Lot {lot} climbs the ladder again</source>
        <translation>El lote {lot} vuelve a la escala</translation>
    </message>
</context>
<context>
    <name>PictureFrame</name>
    <message>
        <source>Loading picture…</source>
        <translation>Cargando imagen…</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Sin imagen</translation>
    </message>
    <message>
        <source>Picture, press to enlarge</source>
        <translation>Imagen, pulse para ampliarla</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Ampliar</translation>
    </message>
</context>
<context>
    <name>PictureNotice</name>
    <message>
        <source>A new picture of lot {lot}</source>
        <translation>Nueva imagen del lote {lot}</translation>
    </message>
</context>
<context>
    <name>PictureNow</name>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>No hay ninguna imagen en el portapapeles.</translation>
    </message>
    <message>
        <source>Show a picture to everybody</source>
        <translation>Mostrar una imagen a todos</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Imágenes ({patterns})</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>No se puede leer el archivo.</translation>
    </message>
    <message>
        <source>This is no picture that can be shown; save it as JPEG or PNG.</source>
        <translation>No es una imagen que se pueda mostrar; guárdela como JPEG o PNG.</translation>
    </message>
    <message>
        <source>The file is too large; make it smaller than 60 MB.</source>
        <translation>El archivo es demasiado grande; redúzcalo a menos de 60 MB.</translation>
    </message>
    <message>
        <source>The picture is on its way…</source>
        <translation>La imagen está en camino…</translation>
    </message>
    <message>
        <source>Everybody is shown the picture of lot {lot}.</source>
        <translation>Todos ven la imagen del lote {lot}.</translation>
    </message>
    <message>
        <source>The picture was not shown: {why}</source>
        <translation>La imagen no se ha mostrado: {why}</translation>
    </message>
</context>
<context>
    <name>PictureOverlay</name>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} de {count}</translation>
    </message>
    <message>
        <source>Esc closes</source>
        <translation>Esc cierra</translation>
    </message>
</context>
<context>
    <name>PicturePlan</name>
    <message>
        <source>picture {number}</source>
        <translation>imagen {number}</translation>
    </message>
    <message>
        <source>on its way…</source>
        <translation>enviando…</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>recibida</translation>
    </message>
    <message>
        <source>larger than 25 MB</source>
        <translation>más de 25 MB</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>no se puede leer el archivo</translation>
    </message>
    <message>
        <source>stays here: type its lot</source>
        <translation>no se envía: escriba su lote</translation>
    </message>
    <message>
        <source>not a picture</source>
        <translation>no es una imagen</translation>
    </message>
</context>
<context>
    <name>PictureStrip</name>
    <message>
        <source>Picture {number}</source>
        <translation>Imagen {number}</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Añadir…</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Picture {number} of {count}</source>
        <translation>Imagen {number} de {count}</translation>
    </message>
</context>
<context>
    <name>PicturesView</name>
    <message>
        <source>A folder of pictures</source>
        <translation>Una carpeta de imágenes</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp *.gif *.tif *.tiff *.bmp)</source>
        <translation>Imágenes (*.jpg *.jpeg *.png *.webp *.gif *.tif *.tiff *.bmp)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Send 1 picture</source>
        <translation>Enviar 1 imagen</translation>
    </message>
    <message>
        <source>Try {count} again</source>
        <translation>Reintentar {count}</translation>
    </message>
    <message>
        <source>Send {count} pictures</source>
        <translation>Enviar {count} imágenes</translation>
    </message>
    <message>
        <source>Back to the lots</source>
        <translation>Volver a los lotes</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>1 picture for {lots}</source>
        <translation>1 imagen para {lots}</translation>
    </message>
    <message>
        <source>{pictures} pictures for {lots}</source>
        <translation>{pictures} imágenes para {lots}</translation>
    </message>
    <message>
        <source>taken: {count}</source>
        <translation>recibidas: {count}</translation>
    </message>
    <message>
        <source>failed: {count}</source>
        <translation>fallidas: {count}</translation>
    </message>
    <message>
        <source>without a lot: {count}</source>
        <translation>sin lote: {count}</translation>
    </message>
    <message>
        <source>There is no lot {lot}: the picture stays where it was.</source>
        <translation>No existe el lote {lot}: la imagen se queda donde estaba.</translation>
    </message>
    <message>
        <source>Files go to their lots by their names: 27A-1.jpg is the first picture of lot 27A. Nothing is sent before you say so; it goes on in the background then.</source>
        <translation>Los archivos van a sus lotes por el nombre: 27A-1.jpg es la primera imagen del lote 27A. No se envía nada hasta que usted lo diga; después sigue en segundo plano.</translation>
    </message>
    <message>
        <source>Add pictures…</source>
        <translation>Añadir imágenes…</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Añadir carpeta…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>No pictures chosen</source>
        <translation>No hay imágenes elegidas</translation>
    </message>
    <message>
        <source>Drop pictures or a whole folder here.</source>
        <translation>Suelte aquí imágenes o una carpeta entera.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Elegir carpeta…</translation>
    </message>
</context>
<context>
    <name>PlanRows</name>
    <message>
        <source>no lot</source>
        <translation>sin lote</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>PlanTable</name>
    <message>
        <source>Pictures and their lots</source>
        <translation>Imágenes y sus lotes</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>Rows of the file</source>
        <translation>Filas del archivo</translation>
    </message>
</context>
<context>
    <name>PriceChart</name>
    <message>
        <source>No bids yet</source>
        <translation>Aún sin pujas</translation>
    </message>
    <message>
        <source>From {first} to {last} in 1 step</source>
        <translation>De {first} a {last} en 1 paso</translation>
    </message>
    <message>
        <source>From {first} to {last} in {count} steps</source>
        <translation>De {first} a {last} en {count} pasos</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>Orden de lotes</translation>
    </message>
    <message>
        <source>Put this lot next</source>
        <translation>Poner este lote a continuación</translation>
    </message>
    <message>
        <source>Withdraw this lot</source>
        <translation>Retirar este lote</translation>
    </message>
    <message>
        <source>Reopen this lot…</source>
        <translation>Reabrir este lote…</translation>
    </message>
</context>
<context>
    <name>QuickMessages</name>
    <message>
        <source>Last chance</source>
        <translation>Última oportunidad</translation>
    </message>
    <message>
        <source>Back in 10 min</source>
        <translation>Volvemos en 10 min</translation>
    </message>
    <message>
        <source>Lots go fast now</source>
        <translation>Ahora vamos más rápido</translation>
    </message>
    <message>
        <source>One moment, please. The auctioneer has paused the sale.</source>
        <translation>Un momento, por favor. El subastador ha pausado la subasta.</translation>
    </message>
</context>
<context>
    <name>RatesForm</name>
    <message>
        <source>Three letters, such as USD</source>
        <translation>Tres letras, como USD</translation>
    </message>
    <message>
        <source>This is the currency of the sale</source>
        <translation>Es la moneda de la subasta</translation>
    </message>
    <message>
        <source>This currency stands above already</source>
        <translation>Esta moneda ya está arriba</translation>
    </message>
    <message>
        <source>A number above zero, such as 1.0834</source>
        <translation>Un número mayor que cero, como 1,0834</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Currency {number}</source>
        <translation>Moneda {number}</translation>
    </message>
    <message>
        <source>Rate {number}</source>
        <translation>Cambio {number}</translation>
    </message>
</context>
<context>
    <name>ReachPage</name>
    <message>
        <source>The house is being opened…</source>
        <translation>Abriendo la casa…</translation>
    </message>
    <message>
        <source>The house is being closed…</source>
        <translation>Cerrando la casa…</translation>
    </message>
    <message>
        <source>The house is not open</source>
        <translation>La casa no está abierta</translation>
    </message>
    <message>
        <source>Host a sale here</source>
        <translation>Celebrar una subasta aquí</translation>
    </message>
    <message>
        <source>Sales, bids and accounts lie on this computer; nothing goes to anybody else&apos;s server.</source>
        <translation>Las subastas, las pujas y las cuentas quedan en este equipo; nada va al servidor de nadie más.</translation>
    </message>
    <message>
        <source>Use another port</source>
        <translation>Usar otro puerto</translation>
    </message>
    <message>
        <source>Open the house&apos;s log</source>
        <translation>Abrir el registro de la casa</translation>
    </message>
    <message>
        <source>Open it for the hall</source>
        <translation>Abrirla para la sala</translation>
    </message>
    <message>
        <source>Bidders in the same network come in, by a link or a code. No internet is needed.</source>
        <translation>Los postores de la misma red entran con un enlace o un código. No hace falta internet.</translation>
    </message>
    <message>
        <source>Open it for this computer only</source>
        <translation>Abrirla solo para este equipo</translation>
    </message>
    <message>
        <source>To prepare a sale, or to call one for the people in the room alone.</source>
        <translation>Para preparar una subasta, o dirigir una solo con el público de la sala.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>It is kept in {folder}</source>
        <translation>Se guarda en {folder}</translation>
    </message>
</context>
<context>
    <name>ReceiptAlarm</name>
    <message>
        <source>Receipts</source>
        <translation>Recibos</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>ReceiptDialog</name>
    <message>
        <source>Signed receipt</source>
        <translation>Recibo firmado</translation>
    </message>
    <message>
        <source>The house signed this answer with its key. Keep it to prove your bid and its time.</source>
        <translation>La casa firmó esta respuesta con su clave. Guárdela para probar su puja y su hora.</translation>
    </message>
    <message>
        <source>This came as the house&apos;s signed answer. Keep it, and ask the house about this bid.</source>
        <translation>Llegó como respuesta firmada de la casa. Guárdelo y pregunte a la casa por esta puja.</translation>
    </message>
    <message>
        <source>The receipt as it was signed</source>
        <translation>El recibo tal como se firmó</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Subasta</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Ledger row</source>
        <translation>Asiento</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>ReceiptWords</name>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>genuine</source>
        <translation>auténtico</translation>
    </message>
    <message>
        <source>NOT genuine</source>
        <translation>NO auténtico</translation>
    </message>
    <message>
        <source>contradicts another</source>
        <translation>contradice a otro</translation>
    </message>
    <message>
        <source>another bid</source>
        <translation>otra puja</translation>
    </message>
    <message>
        <source>The house has not answered yet. Its receipt comes with the answer.</source>
        <translation>La casa aún no ha respondido. El recibo llega con la respuesta.</translation>
    </message>
    <message>
        <source>The signature is genuine: the house gave this answer.</source>
        <translation>La firma es auténtica: la casa dio esta respuesta.</translation>
    </message>
    <message>
        <source>The signature does not fit what you sent and what was answered. This proves nothing.</source>
        <translation>La firma no concuerda con lo que usted envió y lo que se respondió. No prueba nada.</translation>
    </message>
    <message>
        <source>It is signed with another key than the receipts before it. A house has one key for a sale.</source>
        <translation>Está firmado con otra clave que los recibos anteriores. Una casa tiene una sola clave por subasta.</translation>
    </message>
    <message>
        <source>The house has signed two different answers to the same bid. Both are kept.</source>
        <translation>La casa firmó dos respuestas distintas a la misma puja. Se guardan las dos.</translation>
    </message>
    <message>
        <source>The house signed it, but wrote another limit or another bidder into its ledger.</source>
        <translation>La casa lo firmó, pero anotó en su registro otro límite u otro postor.</translation>
    </message>
    <message>
        <source>accepted, leading</source>
        <translation>aceptada, va ganando</translation>
    </message>
    <message>
        <source>accepted, outbid at once</source>
        <translation>aceptada, superada al instante</translation>
    </message>
    <message>
        <source>accepted, an equal maximum was earlier</source>
        <translation>aceptada, un máximo igual fue anterior</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptada</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>aún sin respuesta</translation>
    </message>
    <message>
        <source>refused: {why}</source>
        <translation>rechazada: {why}</translation>
    </message>
    <message>
        <source>up to {amount}</source>
        <translation>hasta {amount}</translation>
    </message>
    <message>
        <source>Export your receipts now, ask the house about this bid, and do not rely on it.</source>
        <translation>Exporte ahora sus recibos, pregunte a la casa por esta puja y no cuente con ella.</translation>
    </message>
    <message>
        <source>A receipt is wrong</source>
        <translation>Un recibo es falso</translation>
    </message>
    <message>
        <source>The disk refuses it, so it is kept until Martillo is closed. Make room, then export all.</source>
        <translation>El disco no lo admite: se guarda solo hasta que cierre Martillo. Haga sitio y exporte todos.</translation>
    </message>
    <message>
        <source>A receipt could not be saved</source>
        <translation>No se pudo guardar un recibo</translation>
    </message>
    <message>
        <source>The house&apos;s ledger at row {row} is not signed with its key. Ask the house why, and check the ledger after the sale.</source>
        <translation>El registro de la casa en el asiento {row} no está firmado con su clave. Pregunte a la casa por qué y compruebe el registro después de la subasta.</translation>
    </message>
    <message>
        <source>The ledger&apos;s signature is wrong</source>
        <translation>La firma del registro es falsa</translation>
    </message>
    <message>
        <source>Lot {lot}: </source>
        <translation>Lote {lot}: </translation>
    </message>
</context>
<context>
    <name>ReceiptsWindow</name>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Subasta</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>↑ ↓ Enter</source>
        <translation>↑ ↓ Intro</translation>
    </message>
    <message>
        <source>Show a receipt in full</source>
        <translation>Ver un recibo completo</translation>
    </message>
    <message>
        <source>Export the receipts</source>
        <translation>Exportar los recibos</translation>
    </message>
    <message>
        <source>What a receipt is</source>
        <translation>Qué es un recibo</translation>
    </message>
    <message>
        <source>Receipts: {kept}. Not genuine: {wrong}. Waiting for the house: {waiting}.</source>
        <translation>Recibos: {kept}. No auténticos: {wrong}. A la espera de la casa: {waiting}.</translation>
    </message>
    <message>
        <source>Lines of the files that could not be read: {count}.</source>
        <translation>Líneas de los archivos que no se pudieron leer: {count}.</translation>
    </message>
    <message>
        <source>Each answer to a bid is signed with the house&apos;s key: the sale, the bid, its amount, when it was received and what was answered. Nobody can change it afterwards, not even the house. Martillo checks each receipt as it comes and keeps it on this computer. Export them to prove a bid to others; when the sale is over, check its ledger with them.</source>
        <translation>Cada respuesta a una puja va firmada con la clave de la casa: la subasta, la puja, su importe, cuándo se recibió y qué se respondió. Nadie puede cambiarla después, ni siquiera la casa. Martillo comprueba cada recibo al llegar y lo guarda en este equipo. Expórtelos para demostrar una puja ante otros; cuando termine la subasta, compruebe con ellos su registro.</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>¿Qué es esto?</translation>
    </message>
    <message>
        <source>The receipts are in {file}.</source>
        <translation>Los recibos están en {file}.</translation>
    </message>
    <message>
        <source>The receipts could not be written: {why}. Choose another place.</source>
        <translation>No se pudieron escribir los recibos: {why}. Elija otro lugar.</translation>
    </message>
    <message>
        <source>Martillo · Receipts</source>
        <translation>Martillo · Recibos</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Recibos</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Check against the ledger</source>
        <translation>Cotejar con el registro</translation>
    </message>
    <message>
        <source>Receipts, newest first</source>
        <translation>Recibos, los más nuevos primero</translation>
    </message>
    <message>
        <source>No receipts yet</source>
        <translation>Aún no hay recibos</translation>
    </message>
    <message>
        <source>As soon as the house has answered a bid of yours, its signed answer stands here.</source>
        <translation>En cuanto la casa responda a una puja suya, aquí estará su respuesta firmada.</translation>
    </message>
</context>
<context>
    <name>RehearsalRibbon</name>
    <message>
        <source>REHEARSAL</source>
        <translation>ENSAYO</translation>
    </message>
    <message>
        <source>Robots bid. Nothing counts, nobody is told and nothing is kept.</source>
        <translation>Pujan robots. Nada vale, nadie se entera y no queda nada.</translation>
    </message>
    <message>
        <source>End the rehearsal</source>
        <translation>Terminar el ensayo</translation>
    </message>
</context>
<context>
    <name>RehearsalStage</name>
    <message>
        <source>The rehearsal is being prepared …</source>
        <translation>Se prepara el ensayo…</translation>
    </message>
    <message>
        <source>The rehearsal broke off.</source>
        <translation>El ensayo se ha interrumpido.</translation>
    </message>
    <message>
        <source>The rehearsal is ready: call it in its own window.</source>
        <translation>El ensayo está listo: diríjalo en su propia ventana.</translation>
    </message>
    <message>
        <source>End the sale of the rehearsal?</source>
        <translation>¿Terminar la subasta del ensayo?</translation>
    </message>
    <message>
        <source>The robots go home. The sale itself is not touched.</source>
        <translation>Los robots se van a casa. La subasta de verdad no se toca.</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>The rehearsal could not begin: {why}</source>
        <translation>El ensayo no pudo empezar: {why}</translation>
    </message>
</context>
<context>
    <name>ResultsPanel</name>
    <message>
        <source>{sold} of {lots} sold for {total} in all</source>
        <translation>{sold} de {lots} adjudicados por {total} en total</translation>
    </message>
    <message>
        <source>You won nothing this time. Thank you for being here.</source>
        <translation>Esta vez no ha ganado nada. Gracias por participar.</translation>
    </message>
    <message>
        <source>You won {lots} for {total}.</source>
        <translation>Ha ganado {lots} por {total}.</translation>
    </message>
    <message>
        <source>With premium and VAT you owe {total}.</source>
        <translation>Con prima e IVA debe {total}.</translation>
    </message>
    <message>
        <source>Take the offer back</source>
        <translation>Retirar la oferta</translation>
    </message>
    <message>
        <source>Make an offer</source>
        <translation>Hacer una oferta</translation>
    </message>
    <message>
        <source>you offered {amount}</source>
        <translation>ofreció {amount}</translation>
    </message>
    <message>
        <source>YOU, after the sale</source>
        <translation>USTED, tras la subasta</translation>
    </message>
    <message>
        <source>offer of {amount} declined</source>
        <translation>oferta de {amount} rechazada</translation>
    </message>
    <message>
        <source>Estimate {range}</source>
        <translation>Estimación {range}</translation>
    </message>
    <message>
        <source>The sale is over</source>
        <translation>La subasta ha terminado</translation>
    </message>
    <message>
        <source>Results of every lot</source>
        <translation>Resultados de todos los lotes</translation>
    </message>
    <message>
        <source>Check the ledger with my receipts</source>
        <translation>Comprobar el registro con mis recibos</translation>
    </message>
    <message>
        <source>My statement…</source>
        <translation>Mi liquidación…</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A quién</translation>
    </message>
    <message>
        <source>Hammer price</source>
        <translation>Precio de remate</translation>
    </message>
</context>
<context>
    <name>ResultsTab</name>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Paddle</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Comprador</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>A pagar</translation>
    </message>
    <message>
        <source>{percent} of the lots offered</source>
        <translation>{percent} de los lotes ofrecidos</translation>
    </message>
    <message>
        <source>{count} of them after the sale</source>
        <translation>{count} de ellos tras la subasta</translation>
    </message>
    <message>
        <source>{sold} of {offered}</source>
        <translation>{sold} de {offered}</translation>
    </message>
    <message>
        <source>low estimates {amount}</source>
        <translation>estimaciones bajas {amount}</translation>
    </message>
    <message>
        <source>premium {premium}, VAT {vat}</source>
        <translation>prima {premium}, IVA {vat}</translation>
    </message>
    <message>
        <source>commission and fees</source>
        <translation>comisión y gastos</translation>
    </message>
    <message>
        <source>Lots sold</source>
        <translation>Lotes vendidos</translation>
    </message>
    <message>
        <source>Hammer prices</source>
        <translation>Remates</translation>
    </message>
    <message>
        <source>Buyers pay</source>
        <translation>Pagan los compradores</translation>
    </message>
    <message>
        <source>From sellers</source>
        <translation>De los vendedores</translation>
    </message>
    <message>
        <source>Lot {lot} went to the room. Who pays?</source>
        <translation>El lote {lot} se lo llevó la sala. ¿Quién paga?</translation>
    </message>
    <message>
        <source>Lot {lot} was allotted.</source>
        <translation>El lote {lot} tiene comprador anotado.</translation>
    </message>
    <message>
        <source>Save the results</source>
        <translation>Guardar los resultados</translation>
    </message>
    <message>
        <source>Lot {lot} is paid for by {name}.</source>
        <translation>El lote {lot} lo paga {name}.</translation>
    </message>
    <message>
        <source>Lot {lot} is open again.</source>
        <translation>El lote {lot} vuelve a estar sin comprador anotado.</translation>
    </message>
    <message>
        <source>Lot, title, paddle, name or seller</source>
        <translation>Lote, título, paleta, nombre o vendedor</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>Workbook…</source>
        <translation>Libro de cálculo…</translation>
    </message>
    <message>
        <source>Note the buyer</source>
        <translation>Anotar comprador</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>No such lots</source>
        <translation>No hay lotes así</translation>
    </message>
    <message>
        <source>Choose another kind, or search for less.</source>
        <translation>Elija otra clase o busque menos.</translation>
    </message>
</context>
<context>
    <name>RevealButton</name>
    <message>
        <source>Hide the password</source>
        <translation>Ocultar la contraseña</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Mostrar la contraseña</translation>
    </message>
</context>
<context>
    <name>RoomDisplay</name>
    <message>
        <source>Bidding is open</source>
        <translation>Puja abierta</translation>
    </message>
    <message>
        <source>Fair warning</source>
        <translation>Último aviso</translation>
    </message>
    <message>
        <source>Final call</source>
        <translation>Última llamada</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Adjudicado</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Desierto</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>The sale opens soon</source>
        <translation>La subasta empieza en breve</translation>
    </message>
    <message>
        <source>Coming up</source>
        <translation>Próximamente</translation>
    </message>
    <message>
        <source>Hammer price</source>
        <translation>Precio de remate</translation>
    </message>
    <message>
        <source>Current bid</source>
        <translation>Puja actual</translation>
    </message>
    <message>
        <source>Starts at</source>
        <translation>Precio de salida</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Se pide</translation>
    </message>
    <message>
        <source>No bids yet</source>
        <translation>Aún sin pujas</translation>
    </message>
    <message>
        <source>In the room</source>
        <translation>En la sala</translation>
    </message>
    <message>
        <source>Paddle {paddle}</source>
        <translation>Paleta {paddle}</translation>
    </message>
    <message>
        <source>Asking {amount}</source>
        <translation>Se piden {amount}</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>Lote {lot}</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>desierto</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} d {hours} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes:02} min</source>
        <translation>{hours} h {minutes:02} min</translation>
    </message>
    <message>
        <source>Estimate {amount}</source>
        <translation>Estimación {amount}</translation>
    </message>
    <message>
        <source>Closes in {time}</source>
        <translation>Cierra en {time}</translation>
    </message>
</context>
<context>
    <name>RoomDisplayWindow</name>
    <message>
        <source>Martillo · Room display · {sale}</source>
        <translation>Martillo · Pantalla de sala · {sale}</translation>
    </message>
    <message>
        <source>The connection is being restored</source>
        <translation>Restableciendo la conexión</translation>
    </message>
    <message>
        <source>Bidding pauses for a moment</source>
        <translation>Las pujas se detienen un momento</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Close the room display</source>
        <translation>Cerrar la pantalla de sala</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
</context>
<context>
    <name>RostrumHead</name>
    <message>
        <source>Control · {sale}</source>
        <translation>Control · {sale}</translation>
    </message>
    <message>
        <source>1 sold</source>
        <translation>1 adjudicado</translation>
    </message>
    <message>
        <source>{count} sold</source>
        <translation>{count} adjudicados</translation>
    </message>
    <message>
        <source>1 passed</source>
        <translation>1 desierto</translation>
    </message>
    <message>
        <source>{count} passed</source>
        <translation>{count} desiertos</translation>
    </message>
    <message>
        <source>{count} not called</source>
        <translation>{count} sin salir</translation>
    </message>
    <message>
        <source>{count} to come</source>
        <translation>{count} por salir</translation>
    </message>
    <message>
        <source> · ends about {time}</source>
        <translation> · termina hacia las {time}</translation>
    </message>
    <message>
        <source>lots an hour</source>
        <translation>lotes por hora</translation>
    </message>
    <message>
        <source>· {percent} of the low estimates</source>
        <translation>· {percent} de la estimación baja</translation>
    </message>
    <message>
        <source>Hammer</source>
        <translation>Remate</translation>
    </message>
</context>
<context>
    <name>RostrumKeys</name>
    <message>
        <source>Bids</source>
        <translation>Pujas</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Room bid at the ask</source>
        <translation>Puja en sala al precio pedido</translation>
    </message>
    <message>
        <source>1650 Space</source>
        <translation>1650 Espacio</translation>
    </message>
    <message>
        <source>Room bid at that amount</source>
        <translation>Puja en sala por ese importe</translation>
    </message>
    <message>
        <source>Bid at the ask for paddle 112</source>
        <translation>Puja de la paleta 112 al precio pedido</translation>
    </message>
    <message>
        <source>Bid for that telephone or hall paddle; or it bought in the room</source>
        <translation>Puja de ese teléfono o paleta de sala; o compró en sala</translation>
    </message>
    <message>
        <source>A limit of paddle 112 into the book</source>
        <translation>Un límite de la paleta 112 al libro</translation>
    </message>
    <message>
        <source>Take the leading bid back, as its bidder wishes</source>
        <translation>Retirar la mejor puja, a petición del postor</translation>
    </message>
    <message>
        <source>Undo the latest entry of the lot</source>
        <translation>Deshacer lo último del lote</translation>
    </message>
    <message>
        <source>Undo one of the last twenty entries</source>
        <translation>Deshacer una de las últimas veinte anotaciones</translation>
    </message>
    <message>
        <source>The ask</source>
        <translation>El precio pedido</translation>
    </message>
    <message>
        <source>Ask a rung more, or less</source>
        <translation>Pedir un tramo más, o menos</translation>
    </message>
    <message>
        <source>1650 Enter</source>
        <translation>1650 Intro</translation>
    </message>
    <message>
        <source>Ask for that amount</source>
        <translation>Pedir ese importe</translation>
    </message>
    <message>
        <source>Cut the bid: half the increment</source>
        <translation>Cortar la puja: medio tramo</translation>
    </message>
    <message>
        <source>This lot climbs by 25; I alone: by the ladder again</source>
        <translation>Este lote sube de 25 en 25; I sola: según la escala</translation>
    </message>
    <message>
        <source>The hammer</source>
        <translation>El martillo</translation>
    </message>
    <message>
        <source>Fair warning</source>
        <translation>Último aviso</translation>
    </message>
    <message>
        <source>Final call</source>
        <translation>Última llamada</translation>
    </message>
    <message>
        <source>Sold; twice when under the reserve</source>
        <translation>Adjudicado; dos veces por debajo de la reserva</translation>
    </message>
    <message>
        <source>112 Enter</source>
        <translation>112 Intro</translation>
    </message>
    <message>
        <source>After a hammer to the room: paddle 112 bought it</source>
        <translation>Tras adjudicar a la sala: lo compró la paleta 112</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Desierto</translation>
    </message>
    <message>
        <source>Reopen: for a missed bid at once, else with a reason</source>
        <translation>Reabrir: al instante por una puja no atendida, si no con motivo</translation>
    </message>
    <message>
        <source>Dismiss a missed bid</source>
        <translation>Descartar una puja no atendida</translation>
    </message>
    <message>
        <source>The queue</source>
        <translation>El orden de lotes</translation>
    </message>
    <message>
        <source>Open the sale, the next lot; after the last one end the sale</source>
        <translation>Abrir la subasta, el lote siguiente; tras el último, terminar</translation>
    </message>
    <message>
        <source>Open lot 47 out of order</source>
        <translation>Abrir el lote 47 fuera de orden</translation>
    </message>
    <message>
        <source>Skip the next lot, or go back by one</source>
        <translation>Saltar el lote siguiente, o volver uno atrás</translation>
    </message>
    <message>
        <source>Say which lot comes next: 47A</source>
        <translation>Decir qué lote sigue: 47A</translation>
    </message>
    <message>
        <source>Offer the passed lots again, one after the other</source>
        <translation>Ofrecer de nuevo los lotes desiertos, uno tras otro</translation>
    </message>
    <message>
        <source>Withdraw the lot, pressed twice</source>
        <translation>Retirar el lote, pulsando dos veces</translation>
    </message>
    <message>
        <source>The room</source>
        <translation>La sala</translation>
    </message>
    <message>
        <source>Hold, and go on</source>
        <translation>Pausar, y reanudar</translation>
    </message>
    <message>
        <source>Hold and say why</source>
        <translation>Pausar y decir por qué</translation>
    </message>
    <message>
        <source>Write to everybody</source>
        <translation>Escribir a todos</translation>
    </message>
    <message>
        <source>Show a picture to everybody: pasted, or from a file</source>
        <translation>Mostrar una imagen a todos: pegada o de un archivo</translation>
    </message>
    <message>
        <source>Open the room display</source>
        <translation>Abrir la pantalla de sala</translation>
    </message>
    <message>
        <source>Send that quick message</source>
        <translation>Enviar ese mensaje rápido</translation>
    </message>
    <message>
        <source>Approve who waits longest; Shift + A refuses</source>
        <translation>Aprobar a quien más espera; Mayús + A rechaza</translation>
    </message>
    <message>
        <source>Block paddle 112</source>
        <translation>Bloquear la paleta 112</translation>
    </message>
    <message>
        <source>Timed sales</source>
        <translation>Subastas con reloj</translation>
    </message>
    <message>
        <source>Look at the lot that closes after, or before</source>
        <translation>Mirar el lote que cierra después, o antes</translation>
    </message>
    <message>
        <source>More time for this lot; 5 E: five minutes</source>
        <translation>Más tiempo para este lote; 5 E: cinco minutos</translation>
    </message>
    <message>
        <source>More time for every open lot</source>
        <translation>Más tiempo para todos los lotes abiertos</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Ventanas</translation>
    </message>
</context>
<context>
    <name>RostrumQuestions</name>
    <message>
        <source>Hold the sale</source>
        <translation>Pausar la subasta</translation>
    </message>
    <message>
        <source>Nobody can bid until you go on. Everybody reads this:</source>
        <translation>Nadie puede pujar hasta que se reanude. Todos leen esto:</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Reopen lot {lot}</source>
        <translation>Reabrir el lote {lot}</translation>
    </message>
    <message>
        <source>Everybody sees the reason, and it stays in the ledger.</source>
        <translation>Todos ven el motivo, y queda en el registro.</translation>
    </message>
    <message>
        <source>The hammer fell too early.</source>
        <translation>El martillo cayó demasiado pronto.</translation>
    </message>
    <message>
        <source>Bids already taken stay. The reason stays with the house; the office can undo this.</source>
        <translation>Las pujas ya aceptadas se mantienen. El motivo queda en la casa; la oficina puede deshacerlo.</translation>
    </message>
    <message>
        <source>Everybody is told, and the connections are closed. This cannot be undone.</source>
        <translation>Se avisa a todos y se cierran las conexiones. No se puede deshacer.</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>Take back the leading bid · {who}</source>
        <translation>Retirar la puja en cabeza · {who}</translation>
    </message>
    <message>
        <source>No earlier bid revives: the lot is asked anew at the last price.</source>
        <translation>Ninguna puja anterior revive: el lote se vuelve a pedir al último precio.</translation>
    </message>
    <message>
        <source>At the bidder&apos;s wish.</source>
        <translation>A petición del postor.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Block paddle {paddle}</source>
        <translation>Bloquear la paleta {paddle}</translation>
    </message>
    <message>
        <source>By decision of the house.</source>
        <translation>Por decisión de la casa.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>SaleCard</name>
    <message>
        <source>live, called by the auctioneer</source>
        <translation>en directo, con subastador</translation>
    </message>
    <message>
        <source>timed</source>
        <translation>con reloj</translation>
    </message>
    <message>
        <source>closes from {time}</source>
        <translation>cierra desde {time}</translation>
    </message>
    <message>
        <source>opens {time}</source>
        <translation>abre {time}</translation>
    </message>
    <message>
        <source>Paddle {paddle}: {status}</source>
        <translation>Paleta {paddle}: {status}</translation>
    </message>
    <message>
        <source>Paddle {paddle}</source>
        <translation>Paleta {paddle}</translation>
    </message>
    <message>
        <source>leading {lots}</source>
        <translation>va ganando en {lots}</translation>
    </message>
    <message>
        <source>maximum left on {lots}</source>
        <translation>máximo dejado en {lots}</translation>
    </message>
    <message>
        <source>won {lots} for {total}</source>
        <translation>ganó {lots} por {total}</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Inscribirse</translation>
    </message>
    <message>
        <source>See results</source>
        <translation>Ver resultados</translation>
    </message>
    <message>
        <source>Watch the sale</source>
        <translation>Ver la subasta</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>After the sale</source>
        <translation>Tras la subasta</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Preparar</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation>Ensayar</translation>
    </message>
</context>
<context>
    <name>SaleDialog</name>
    <message>
        <source>Something is missing or wrong: it is marked above.</source>
        <translation>Falta algo o no está bien: está marcado arriba.</translation>
    </message>
    <message>
        <source>New sale</source>
        <translation>Nueva subasta</translation>
    </message>
    <message>
        <source>The sale&apos;s terms</source>
        <translation>Condiciones de la subasta</translation>
    </message>
    <message>
        <source>Make the sale</source>
        <translation>Crear la subasta</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>SaleRoomWindow</name>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Bid the asking price</source>
        <translation>Pujar el precio pedido</translation>
    </message>
    <message>
        <source>Type a maximum</source>
        <translation>Escribir un máximo</translation>
    </message>
    <message>
        <source>Watch this lot, or not</source>
        <translation>Seguir este lote, o dejarlo</translation>
    </message>
    <message>
        <source>Back to the lot on the block</source>
        <translation>Volver al lote en subasta</translation>
    </message>
    <message>
        <source>Search the catalogue</source>
        <translation>Buscar en el catálogo</translation>
    </message>
    <message>
        <source>My book and my budget</source>
        <translation>Mi libro y mi presupuesto</translation>
    </message>
    <message>
        <source>After the sale: save my statement</source>
        <translation>Tras la subasta: guardar mi liquidación</translation>
    </message>
    <message>
        <source>Choose a lot in the catalogue</source>
        <translation>Elegir un lote del catálogo</translation>
    </message>
    <message>
        <source>↑ ↓ Enter</source>
        <translation>↑ ↓ Intro</translation>
    </message>
    <message>
        <source>Martillo · {sale}</source>
        <translation>Martillo · {sale}</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>Siguiendo</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>To lot {lot}, on the block</source>
        <translation>Al lote {lot}, en subasta</translation>
    </message>
    <message>
        <source>Paddle</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>At stake: {amount} of {limit}</source>
        <translation>En juego: {amount} de {limit}</translation>
    </message>
    <message>
        <source>At stake: {amount}</source>
        <translation>En juego: {amount}</translation>
    </message>
    <message>
        <source>{left} of my budget left</source>
        <translation>quedan {left} de mi presupuesto</translation>
    </message>
    <message>
        <source>Lot {lot} on your watch list</source>
        <translation>Lote {lot} de su lista</translation>
    </message>
    <message>
        <source>Lot {lot}: {what}</source>
        <translation>Lote {lot}: {what}</translation>
    </message>
    <message>
        <source>Your bid on lot {lot} was not sent: there is no connection.</source>
        <translation>Su puja por el lote {lot} no se envió: no hay conexión.</translation>
    </message>
    <message>
        <source>The house accepted your offer: lot {lot} is yours at {amount}.</source>
        <translation>La casa ha aceptado su oferta: el lote {lot} es suyo por {amount}.</translation>
    </message>
    <message>
        <source>The house declined your offer on lot {lot}.</source>
        <translation>La casa ha rechazado su oferta por el lote {lot}.</translation>
    </message>
    <message>
        <source>Lot {lot} is yours at {amount}.</source>
        <translation>El lote {lot} es suyo por {amount}.</translation>
    </message>
    <message>
        <source>You have been outbid on lot {lot}.</source>
        <translation>Le han superado en el lote {lot}.</translation>
    </message>
    <message>
        <source>Lot {lot} on your watch list, about {time}</source>
        <translation>Lote {lot} de su lista, en {time}</translation>
    </message>
    <message>
        <source>The house has your registration and will look at it.</source>
        <translation>La casa tiene su inscripción y la revisará.</translation>
    </message>
    <message>
        <source>You are registered. Good luck.</source>
        <translation>Está inscrito. Buena suerte.</translation>
    </message>
    <message>
        <source>Nothing was sent: there is no connection. It will not be sent later either.</source>
        <translation>No se envió nada: no hay conexión. Tampoco se enviará después.</translation>
    </message>
    <message>
        <source>The bid changed as you pressed. Nothing was sent: press again if you want it.</source>
        <translation>La puja cambió al pulsar. No se ha enviado nada: pulse otra vez si la quiere.</translation>
    </message>
    <message>
        <source>My book</source>
        <translation>Mi libro</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catálogo</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
</context>
<context>
    <name>SellerDialog</name>
    <message>
        <source>Seller {name}</source>
        <translation>Vendedor {name}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>NIF/IVA</translation>
    </message>
    <message>
        <source>With one, VAT on hammer prices is paid out to the seller.</source>
        <translation>Con él, el IVA de los remates se abona al vendedor.</translation>
    </message>
    <message>
        <source>Commission of his own (%)</source>
        <translation>Comisión propia (%)</translation>
    </message>
    <message>
        <source>as the sale says</source>
        <translation>el de la subasta</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Write it like 15 or 12.5.</source>
        <translation>Escríbalo como 15 o 12,5.</translation>
    </message>
</context>
<context>
    <name>SetUpPage</name>
    <message>
        <source>Open the house</source>
        <translation>Abrir la casa</translation>
    </message>
    <message>
        <source>A new house</source>
        <translation>Una casa nueva</translation>
    </message>
    <message>
        <source>This house has no admin yet. Open that account: it may do everything in the house.</source>
        <translation>Esta casa aún no tiene administrador. Abra esa cuenta: podrá hacerlo todo en la casa.</translation>
    </message>
    <message>
        <source>I have an account there already</source>
        <translation>Ya tengo una cuenta ahí</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Letter keys are switched off; the menu (F10) has them.</source>
        <translation>Los atajos de una letra están desactivados; se activan en el menú (F10).</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Guardar en PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
</context>
<context>
    <name>ShowPictureDialog</name>
    <message>
        <source>Show a picture to everybody</source>
        <translation>Mostrar una imagen a todos</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Everybody who attends ({count}) sees it at once, and it stays with the lot.</source>
        <translation>Todos los asistentes ({count}) la ven al momento, y queda con el lote.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Show now</source>
        <translation>Mostrar ahora</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>The sale has no such lot.</source>
        <translation>La subasta no tiene ese lote.</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>I have the set-up code of this house</source>
        <translation>Tengo el código de apertura de esta casa</translation>
    </message>
    <message>
        <source>Create an account</source>
        <translation>Crear una cuenta</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenido</translation>
    </message>
    <message>
        <source>One account for every sale of this house.</source>
        <translation>Una cuenta para todas las subastas de esta casa.</translation>
    </message>
    <message>
        <source>Sign in to follow the sale and bid.</source>
        <translation>Inicie sesión para seguir la subasta y pujar.</translation>
    </message>
    <message>
        <source>I have an account already</source>
        <translation>Ya tengo una cuenta</translation>
    </message>
    <message>
        <source>New here? Create an account</source>
        <translation>¿Es nuevo? Cree una cuenta</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Crear cuenta</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
</context>
<context>
    <name>StatementFile</name>
    <message>
        <source>Save my statement</source>
        <translation>Guardar mi liquidación</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>Guardado como {file}</translation>
    </message>
    <message>
        <source>Not saved: {why}</source>
        <translation>No se ha guardado: {why}</translation>
    </message>
    <message>
        <source>statement</source>
        <translation>liquidacion</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Server clock {offset}</source>
        <translation>Reloj del servidor {offset}</translation>
    </message>
    <message>
        <source>Back after {time}, 1 event caught up</source>
        <translation>De vuelta tras {time}, 1 suceso recuperado</translation>
    </message>
    <message>
        <source>Back after {time}, {count} events caught up</source>
        <translation>De vuelta tras {time}, {count} sucesos recuperados</translation>
    </message>
    <message>
        <source>Back after {time}, nothing was missed</source>
        <translation>De vuelta tras {time}, no se perdió nada</translation>
    </message>
    <message>
        <source>1 event left out: slow line</source>
        <translation>1 anotación omitida: línea lenta</translation>
    </message>
    <message>
        <source>{count} events left out: slow line</source>
        <translation>{count} anotaciones omitidas: línea lenta</translation>
    </message>
    <message>
        <source>{count} attending</source>
        <translation>{count} asistentes</translation>
    </message>
    <message>
        <source>1 attending</source>
        <translation>1 asistente</translation>
    </message>
</context>
<context>
    <name>TierTable</name>
    <message>
        <source>Each rate is for the part of the hammer price above its amount. Leave empty for no premium.</source>
        <translation>Cada tipo se aplica a la parte del remate por encima de su importe. Déjelo vacío si no hay prima.</translation>
    </message>
    <message>
        <source>Hammer price above</source>
        <translation>Remate por encima de</translation>
    </message>
    <message>
        <source>Premium, %</source>
        <translation>Prima, %</translation>
    </message>
    <message>
        <source>Another tier</source>
        <translation>Otro tramo</translation>
    </message>
</context>
<context>
    <name>TimedPart</name>
    <message>
        <source>The sale opens by itself</source>
        <translation>La subasta se abre sola</translation>
    </message>
    <message>
        <source>Else you open it from the control window.</source>
        <translation>Si no, la abre usted desde la ventana de control.</translation>
    </message>
    <message>
        <source>Opens at</source>
        <translation>Se abre</translation>
    </message>
    <message>
        <source>First lot closes at</source>
        <translation>El primer lote se cierra</translation>
    </message>
    <message>
        <source>Then one lot each</source>
        <translation>Después, un lote cada</translation>
    </message>
    <message>
        <source>How long after the lot before each lot closes.</source>
        <translation>Cuánto después del anterior se cierra cada lote.</translation>
    </message>
    <message>
        <source>A bid counts as late in the last</source>
        <translation>Una puja es tardía en los últimos</translation>
    </message>
    <message>
        <source>Nobody wins by the last second: a late bid gives everybody more time.</source>
        <translation>Nadie gana por el último segundo: una puja tardía da más tiempo a todos.</translation>
    </message>
    <message>
        <source>Then time left is</source>
        <translation>Entonces el tiempo restante es</translation>
    </message>
    <message>
        <source>The time left is set to this by each late bid; it is not added up.</source>
        <translation>Cada puja tardía lo deja en este valor; no se suma.</translation>
    </message>
    <message>
        <source>Which late bids give time</source>
        <translation>Qué pujas tardías dan tiempo</translation>
    </message>
    <message>
        <source>At most, for one lot</source>
        <translation>Como máximo, para un lote</translation>
    </message>
    <message>
        <source>All extensions of one lot together; 0 for no limit.</source>
        <translation>Todas las prórrogas de un lote juntas; 0 para no limitarlas.</translation>
    </message>
    <message>
        <source>Any bid that is accepted</source>
        <translation>Cualquier puja aceptada</translation>
    </message>
    <message>
        <source>Also one that only raises the leader&apos;s own maximum.</source>
        <translation>También la que solo sube el máximo propio de quien va ganando.</translation>
    </message>
    <message>
        <source>Only a bid that moves the price</source>
        <translation>Solo una puja que mueve el precio</translation>
    </message>
    <message>
        <source>Raising one&apos;s own maximum in secret gives no time.</source>
        <translation>Subir el máximo propio en secreto no da tiempo.</translation>
    </message>
    <message>
        <source>The clock</source>
        <translation>El reloj</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Take care</source>
        <translation>Atención</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallo</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menú (F10)</translation>
    </message>
</context>
<context>
    <name>TotalsPanel</name>
    <message>
        <source>By value</source>
        <translation>Por valor</translation>
    </message>
    <message>
        <source>Of the low estimates</source>
        <translation>De la estimación baja</translation>
    </message>
    <message>
        <source>Of the high estimates</source>
        <translation>De la estimación alta</translation>
    </message>
    <message>
        <source>Of the reserves</source>
        <translation>De las reservas</translation>
    </message>
    <message>
        <source>{sold} of {called} · {percent}</source>
        <translation>{sold} de {called} · {percent}</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Adjudicado</translation>
    </message>
    <message>
        <source>Ends about</source>
        <translation>Termina hacia</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Hasta ahora</translation>
    </message>
</context>
<context>
    <name>UndoDialog</name>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Entries that can be struck, newest first</source>
        <translation>Anotaciones que se pueden anular, las más recientes primero</translation>
    </message>
    <message>
        <source>Undo one of the last twenty entries</source>
        <translation>Deshacer una de las últimas veinte anotaciones</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>UndoWords</name>
    <message>
        <source>An earlier entry</source>
        <translation>Una entrada anterior</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>No hay nada que deshacer.</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Lot {lot} after this undo:</source>
        <translation>El lote {lot} tras deshacerlo:</translation>
    </message>
    <message>
        <source>Now: {standing}</source>
        <translation>Ahora: {standing}</translation>
    </message>
    <message>
        <source>Then: {standing}</source>
        <translation>Después: {standing}</translation>
    </message>
    <message>
        <source>Struck before it: {others}</source>
        <translation>Se tacha antes: {others}</translation>
    </message>
    <message>
        <source>Strike it</source>
        <translation>Tachar</translation>
    </message>
    <message>
        <source>Strike it and the one after it</source>
        <translation>Tachar esta y la siguiente</translation>
    </message>
    <message>
        <source>Strike it and {count} later</source>
        <translation>Tachar esta y {count} posteriores</translation>
    </message>
    <message>
        <source>no bid</source>
        <translation>sin pujas</translation>
    </message>
    <message>
        <source>asking {amount}</source>
        <translation>se pide {amount}</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Fetching the ledger…</source>
        <translation>Pidiendo el registro…</translation>
    </message>
    <message>
        <source>Checking every row…</source>
        <translation>Comprobando cada asiento…</translation>
    </message>
    <message>
        <source>No verdict</source>
        <translation>Sin veredicto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>How much of the ledger has been read</source>
        <translation>Cuánto del registro se ha leído</translation>
    </message>
</context>
<context>
    <name>Visit</name>
    <message>
        <source>This computer has no keyring: at the next start you sign in again.</source>
        <translation>Este equipo no tiene llavero: la próxima vez tendrá que iniciar sesión de nuevo.</translation>
    </message>
    <message>
        <source>The keyring stayed locked: at the next start you sign in again.</source>
        <translation>El llavero sigue bloqueado: la próxima vez tendrá que iniciar sesión de nuevo.</translation>
    </message>
    <message>
        <source>End the sale?</source>
        <translation>¿Terminar la subasta?</translation>
    </message>
    <message>
        <source>End the sale</source>
        <translation>Terminar la subasta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>¿Cerrar la sesión?</translation>
    </message>
    <message>
        <source>Bids that the house has taken stay. Maxima left in the book go on bidding for you.</source>
        <translation>Las pujas aceptadas por la casa siguen. Los máximos dejados en el libro siguen pujando por usted.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
</context>
<context>
    <name>WaysIn</name>
    <message>
        <source>Another Martillo on this computer does not answer. You can go on in this one.</source>
        <translation>Otro Martillo abierto en este equipo no responde. Puede seguir en este.</translation>
    </message>
</context>
<context>
    <name>WordsTable</name>
    <message>
        <source>{words}, struck</source>
        <translation>{words}, anulado</translation>
    </message>
</context>
</TS>
